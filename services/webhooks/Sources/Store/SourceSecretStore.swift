internal import Foundation
internal import Identifiers
internal import Postgres

/// A sealed signing secret of a source.
struct SourceSecretRow: Sendable {
  var id: UUID
  var sealed: [UInt8]
  var record: SchemeRecord
}

/// Every statement on `source_secrets`.
enum SourceSecretStore {
  /// The label that a secret is sealed under.
  static let label = "source.secret"
  /// Secrets of one source that may be live at once.
  static let mostLive = 8

  /// The secrets that still count, newest first, at most 8.
  static func live(of source: SourceID, in transaction: Transaction) async throws -> [SourceSecretRow] {
    try await transaction.rows(
      """
      select id, secret_ct, scheme, settings from source_secrets
      where source_id = \(source) and not_after > clock_timestamp()
      order by created_at desc limit \(Int64(mostLive))
      """
    ).map {
      SourceSecretRow(
        id: try $0.get("id"), sealed: try $0.get("secret_ct"),
        record: SchemeRecord(name: try $0.get("scheme"), settings: try $0.get("settings")))
    }
  }

  static func insert(_ secret: SourceSecretRow, of source: SourceID, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      insert into source_secrets (id, source_id, secret_ct, scheme, settings)
      values (\(secret.id), \(source), \(secret.sealed), \(secret.record.name), \(secret.record.settings))
      """)
  }

  /// Lets every secret that is live now end after `overlap`, where it does not end sooner.
  static func end(of source: SourceID, after overlap: Duration, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      update source_secrets
      set not_after = least(not_after, clock_timestamp() + \(Int64(overlap.components.seconds)) * interval '1 second')
      where source_id = \(source) and not_after > clock_timestamp()
      """)
  }
}
