internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `organizations`.
enum OrganizationStore {
  private static let columns: Statement = "org_id, name, created_at, status, status_version, phi_mode"

  static func insert(
    _ id: OrganizationID, name: String, in transaction: Transaction
  ) async throws -> OrganizationRow {
    let row = try await transaction.first(
      "insert into organizations (org_id, name) values (\(id), \(name)) returning \(statement: columns)")
    guard let row else { throw PostgresError(.rowMissing) }
    return try OrganizationRow(row)
  }

  /// Nil where there is none.
  static func find(_ id: OrganizationID, in transaction: Transaction) async throws -> OrganizationRow? {
    let row = try await transaction.first(
      "select \(statement: columns) from organizations where org_id = \(id)")
    return try row.map(OrganizationRow.init)
  }

  /// The organization after the change; nil where there is none.
  static func update(
    _ id: OrganizationID, _ change: OrganizationChange, in transaction: Transaction
  ) async throws -> OrganizationRow? {
    let row = try await transaction.first(
      """
      update organizations
         set name = coalesce(\(change.name as String?), name),
             status = coalesce(\(change.state?.rawValue as String?), status),
             status_version = status_version
               + case when \(change.state?.rawValue as String?) <> status then 1 else 0 end,
             phi_mode = coalesce(\(change.privacyMode?.rawValue as String?), phi_mode)
       where org_id = \(id)
      returning \(statement: columns)
      """)
    return try row.map(OrganizationRow.init)
  }
}

struct OrganizationRow: Sendable, Hashable {
  var id: OrganizationID
  var name: String
  var createdAt: Date
  var state: OrganizationState
  /// Counts the changes of the state.
  var stateVersion: Int64
  var privacyMode: PrivacyMode

  fileprivate init(_ row: Row) throws {
    id = try row.get("org_id")
    name = try row.get("name")
    createdAt = try row.get("created_at")
    // A word that this version does not know, from a newer one: the strictest it knows.
    state = OrganizationState(rawValue: try row.get("status")) ?? .closed
    stateVersion = try row.get("status_version")
    privacyMode = PrivacyMode(rawValue: try row.get("phi_mode")) ?? .noSend
  }
}
