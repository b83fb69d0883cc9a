internal import Foundation
internal import Identifiers
internal import Postgres

/// One pass over a provider's list of calls.
struct BackfillRow: Sendable {
  typealias ID = Identifier<BackfillRow>

  var id: ID
  var sourceID: SourceID
  var from: Date
  var to: Date
  /// `running`, `done` or `failed`.
  var state: String
  var cursor: String
  /// Pages taken in.
  var page: Int64
  var counts: BackfillCounts
  var reason: String
  var startedAt: Date
  var endedAt: Date?
}

/// What a pass has found.
struct BackfillCounts: Sendable, Hashable {
  var listed: Int64 = 0
  var known: Int64 = 0
  var missing: Int64 = 0
  var amended: Int64 = 0
}

/// Every statement on `backfills`.
enum BackfillStore {
  /// Begins a pass; nil where the source has one under way.
  static func insert(
    _ id: BackfillRow.ID, of source: SourceID, _ organizationID: OrganizationID, from: Date, to: Date,
    in transaction: Transaction
  ) async throws -> BackfillRow? {
    try await transaction.first(
      """
      insert into backfills (org_id, id, source_id, window_from, window_to)
      values (\(organizationID), \(id), \(source), \(from), \(to))
      on conflict (org_id, source_id) where state = 'running' do nothing
      returning \(statement: columns)
      """
    ).map(read)
  }

  static func find(
    _ id: BackfillRow.ID, of organizationID: OrganizationID, isLocking: Bool = false, in transaction: Transaction
  ) async throws -> BackfillRow? {
    try await transaction.first(
      """
      select \(statement: columns) from backfills where org_id = \(organizationID) and id = \(id)
      \(statement: isLocking ? "for update" : "")
      """
    ).map(read)
  }

  /// Passes before `before`, newest first.
  static func list(
    _ organizationID: OrganizationID, before: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [BackfillRow] {
    try await transaction.rows(
      """
      select \(statement: columns) from backfills
      where org_id = \(organizationID) and id < coalesce(\(before), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
      order by id desc limit \(Int64(limit))
      """
    ).map(read)
  }

  /// Notes a page that was taken in; without a cursor it was the last one.
  static func advance(
    _ id: BackfillRow.ID, of organizationID: OrganizationID, by counts: BackfillCounts, to cursor: String?,
    in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      update backfills set page = page + 1, cursor = \(cursor ?? ""),
        state = case when \(cursor)::text is null then 'done' else state end,
        ended_at = case when \(cursor)::text is null then clock_timestamp() end,
        listed = listed + \(counts.listed), known = known + \(counts.known), missing = missing + \(counts.missing),
        amended = amended + \(counts.amended)
      where org_id = \(organizationID) and id = \(id)
      """)
  }

  static func fail(
    _ id: BackfillRow.ID, of organizationID: OrganizationID, reason: String, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      update backfills set state = 'failed', reason = \(reason), ended_at = clock_timestamp()
      where org_id = \(organizationID) and id = \(id) and state = 'running'
      """)
  }

  private static let columns: Statement = """
    id, source_id, window_from, window_to, state, cursor, page, listed, known, missing, amended, reason, started_at,
      ended_at
    """

  private static func read(_ row: Row) throws(PostgresError) -> BackfillRow {
    BackfillRow(
      id: try row.get("id"), sourceID: try row.get("source_id"), from: try row.get("window_from"),
      to: try row.get("window_to"), state: try row.get("state"), cursor: try row.get("cursor"),
      page: try row.get("page"),
      counts: BackfillCounts(
        listed: try row.get("listed"), known: try row.get("known"), missing: try row.get("missing"),
        amended: try row.get("amended")),
      reason: try row.get("reason"), startedAt: try row.get("started_at"), endedAt: try row.get("ended_at"))
  }
}
