internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `organizations`.
enum OrganizationStore {
  static func insert(
    _ id: OrganizationID, name: String, in transaction: Transaction
  ) async throws -> OrganizationRow {
    let row = try await transaction.first(
      "insert into organizations (org_id, name) values (\(id), \(name)) returning org_id, name, created_at")
    guard let row else { throw PostgresError(.rowMissing) }
    return try OrganizationRow(row)
  }

  /// Nil where there is none.
  static func find(_ id: OrganizationID, in transaction: Transaction) async throws -> OrganizationRow? {
    let row = try await transaction.first(
      "select org_id, name, created_at from organizations where org_id = \(id)")
    return try row.map(OrganizationRow.init)
  }
}

struct OrganizationRow: Sendable, Hashable {
  var id: OrganizationID
  var name: String
  var createdAt: Date

  fileprivate init(_ row: Row) throws {
    id = try row.get("org_id")
    name = try row.get("name")
    createdAt = try row.get("created_at")
  }
}
