internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `sync_logs`.
enum SyncLogStore {
  private static let columns: Statement = """
    id, sync_id, connection_id, call_id, provider, attempt, started_at, ended_at, outcome, reason, http_status, matches,
    outside_id
    """

  /// Writes the line of an attempt that begins.
  static func begin(_ id: SyncLogID, of sync: CallSync, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into sync_logs (org_id, id, sync_id, connection_id, call_id, provider, attempt)
      values (
        \(sync.organizationID), \(id), \(sync.id), \(sync.connectionID), \(sync.callID), \(sync.provider.rawValue),
        \(sync.attempts + 1))
      """)
  }

  /// Writes how an attempt ended.
  static func end(
    _ id: SyncLogID, of organization: OrganizationID, outcome: SyncAttemptOutcome, reason: String? = nil,
    status: Int? = nil, written: WrittenCall? = nil, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update sync_logs
         set ended_at = clock_timestamp(), outcome = \(outcome.rawValue), reason = \(reason),
             http_status = \(status.map(Int32.init)), matches = \(written.map { Int32($0.matches) }),
             outside_id = \(written?.outsideID)
       where org_id = \(organization) and id = \(id)
      """)
  }

  /// Newest first; those of one sync where it is named.
  static func list(
    _ organization: OrganizationID, sync: SyncID? = nil, before: UUID? = nil, limit: Int, in transaction: Transaction
  ) async throws -> [SyncLogEntry] {
    try await transaction.rows(
      """
      select \(statement: columns) from sync_logs
       where org_id = \(organization) and id < coalesce(\(before), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
         and (\(sync)::uuid is null or sync_id = \(sync))
       order by id desc limit \(Int64(limit))
      """
    ).map(read)
  }

  private static func read(_ row: Row) throws -> SyncLogEntry {
    guard let provider = ConnectedProvider(rawValue: try row.get("provider")) else {
      throw PostgresError(.decoding, message: "A sync log has a provider that is not known.")
    }
    return SyncLogEntry(
      id: try row.get("id"), syncID: try row.get("sync_id"), connectionID: try row.get("connection_id"),
      callID: try row.get("call_id"), provider: provider, attempt: try row.get("attempt"),
      startedAt: try row.get("started_at"), endedAt: try row.get("ended_at"),
      outcome: try row.get("outcome", as: String?.self).flatMap(SyncAttemptOutcome.init),
      reason: try row.get("reason"), httpStatus: try row.get("http_status", as: Int32?.self).map(Int.init),
      matches: try row.get("matches", as: Int32?.self).map(Int.init), outsideID: try row.get("outside_id"))
  }
}
