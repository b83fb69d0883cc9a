internal import Foundation
internal import Identifiers
internal import Postgres

/// A sealed signing secret of a source.
struct SourceSecretRow: Sendable {
  var id: UUID
  var sealed: [UInt8]
}

/// Every statement on `source_secrets`.
enum SourceSecretStore {
  /// The label that a secret is sealed under.
  static let label = "source.secret"

  /// The secrets that still count, newest first, at most 8.
  static func live(of source: SourceID, in transaction: Transaction) async throws -> [SourceSecretRow] {
    try await transaction.rows(
      """
      select id, secret_ct from source_secrets
      where source_id = \(source) and not_after > clock_timestamp()
      order by created_at desc limit 8
      """
    ).map { SourceSecretRow(id: try $0.get("id"), sealed: try $0.get("secret_ct")) }
  }

  static func insert(_ secret: SourceSecretRow, of source: SourceID, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      "insert into source_secrets (id, source_id, secret_ct) values (\(secret.id), \(source), \(secret.sealed))")
  }
}
