internal import Foundation
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

/// Every statement that changes `agent_ownership`, a system table: each names the organization.
enum AgentOwnershipStore {
  /// A new agent's organization, without a lower bound: calls that came before the agent was known here are its too.
  static func insertFirst(
    _ agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      "insert into agent_ownership (agent_id, org_id, valid) values (\(agent), \(organization), tstzrange(null, null))")
  }

  /// Ends the range of the one organization and begins that of the other. From when on.
  ///
  /// Throws `agent_not_found` where the first has no range without an end that begins before, `invalid_at` for a time in the
  /// past or more than a year ahead, by the database's clock.
  static func move(_ order: AgentMove.Order, in transaction: Transaction) async throws -> Date {
    let time = try await transaction.first(
      """
      select at, at >= now - interval '1 second' and at <= now + interval '1 year' as is_allowed
        from (select clock_timestamp() as now) as clock,
             lateral (select coalesce(\(order.at as Date?), now) as at) as wanted
      """)
    guard let time, try time.get("is_allowed", as: Bool.self) else {
      throw InvalidField("at", rule: "Not in the past, and at most a year ahead.")
    }
    let at: Date = try time.get("at")
    let ended = try await transaction.execute(
      """
      update agent_ownership set valid = tstzrange(lower(valid), \(at))
       where agent_id = \(order.agent) and org_id = \(order.from) and upper_inf(valid)
         and coalesce(lower(valid) < \(at), true)
      """)
    guard ended == 1 else { throw AuthError.agentNotFound }
    try await transaction.execute(
      """
      insert into agent_ownership (agent_id, org_id, valid)
      values (\(order.agent), \(order.to), tstzrange(\(at), null))
      """)
    return at
  }
}
