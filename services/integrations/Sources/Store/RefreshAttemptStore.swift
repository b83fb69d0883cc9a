internal import Foundation
internal import Identifiers
internal import Postgres

/// How an attempt to get new tokens ended.
enum RefreshOutcome: String, Sendable, Hashable {
  case refreshed, late, transient, unknown, revoked
  case scopeLost = "scope_lost"
}

/// Every statement on `refresh_attempts`.
enum RefreshAttemptStore {
  /// Notes that the provider is about to be asked.
  static func begin(
    _ id: UUID, of connection: ConnectionID, generation: Int64, organization: OrganizationID,
    in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into refresh_attempts (org_id, id, connection_id, from_generation)
      values (\(organization), \(id), \(connection), \(generation))
      """)
  }

  /// Notes how it ended; an attempt that ended already keeps its outcome.
  static func end(
    _ id: UUID, outcome: RefreshOutcome, reason: String?, organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update refresh_attempts
         set ended_at = clock_timestamp(), outcome = \(outcome.rawValue), reason = \(reason)
       where org_id = \(organization) and id = \(id) and outcome is null
      """)
  }

  /// Attempts from `generation` of which nobody knows whether the provider acted on them.
  static func unresolved(
    of connection: ConnectionID, generation: Int64, organization: OrganizationID, in transaction: Transaction
  ) async throws -> Int {
    let rows = try await transaction.rows(
      """
      select count(*) as count from refresh_attempts
       where org_id = \(organization) and connection_id = \(connection) and from_generation = \(generation)
         and (outcome is null or outcome = 'unknown')
      """)
    return try rows[0].get("count")
  }
}
