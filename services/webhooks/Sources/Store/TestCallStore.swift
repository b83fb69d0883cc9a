internal import Foundation
internal import Identifiers
internal import Postgres

/// A call that was made to try an agent.
struct TestCallRow: Sendable {
  typealias ID = Identifier<TestCallRow>

  var id: ID
  var sourceID: SourceID
  /// `requested`, `placed`, `refused` or `unknown`.
  var state: String
  var providerCallID: String?
  var reason: String
  var createdAt: Date
}

/// Every statement on `test_calls`.
enum TestCallStore {
  static func insert(
    _ id: TestCallRow.ID, of source: SourceID, _ organizationID: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      "insert into test_calls (org_id, id, source_id) values (\(organizationID), \(id), \(source))")
  }

  /// Notes what came of it, and answers the row.
  static func settle(
    _ id: TestCallRow.ID, of organizationID: OrganizationID, state: String, providerCallID: String?, reason: String,
    in transaction: Transaction
  ) async throws -> TestCallRow {
    try read(
      try await transaction.rows(
        """
        update test_calls set state = \(state), provider_call_id = \(providerCallID), reason = \(reason)
        where org_id = \(organizationID) and id = \(id)
        returning \(statement: columns)
        """)[0])
  }

  static func find(
    _ id: TestCallRow.ID, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> TestCallRow? {
    try await transaction.first(
      "select \(statement: columns) from test_calls where org_id = \(organizationID) and id = \(id)"
    ).map(read)
  }

  /// Test calls before `before`, newest first.
  static func list(
    _ organizationID: OrganizationID, before: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [TestCallRow] {
    try await transaction.rows(
      """
      select \(statement: columns) from test_calls
      where org_id = \(organizationID) and id < coalesce(\(before), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
      order by id desc limit \(Int64(limit))
      """
    ).map(read)
  }

  private static let columns: Statement = "id, source_id, state, provider_call_id, reason, created_at"

  private static func read(_ row: Row) throws(PostgresError) -> TestCallRow {
    TestCallRow(
      id: try row.get("id"), sourceID: try row.get("source_id"), state: try row.get("state"),
      providerCallID: try row.get("provider_call_id"), reason: try row.get("reason"),
      createdAt: try row.get("created_at"))
  }
}
