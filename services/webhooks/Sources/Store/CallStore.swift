internal import Foundation
internal import Identifiers
internal import Postgres

/// A call as it is stored.
struct CallRow: Sendable {
  var id: CallID
  var provider: String
  var providerCallID: String
  var providerAgentID: String?
  var agentID: AgentID?
  var state: String
  var stateRank: Int16
  var direction: String?
  var startedAt: Date?
  var endedAt: Date?
  var durationMilliseconds: Int64?
  var endReason: String?
  var usageState: String
  var seconds: Int64?
  var version: Int64
  var receivedAt: Date
  var recordedAt: Date
}

/// A call that names an agent nobody has attached yet.
struct CallWithoutAgent: Sendable {
  var id: CallID
  var provider: String
  var providerAgentID: String
}

/// Every statement on `calls`.
enum CallStore {
  /// Makes the row where there is none, and locks it until the transaction ends.
  static func lock(
    _ id: CallID, source: SourceID, provider: String, providerCallID: String, organizationID: OrganizationID,
    receivedAt: Date, in transaction: Transaction
  ) async throws -> CallRow {
    _ = try await transaction.execute(
      """
      insert into calls (org_id, id, source_id, provider, provider_call_id, state, state_rank, usage_state, version,
        received_at)
      values (\(organizationID), \(id), \(source), \(provider), \(providerCallID), 'registered', 0, 'unknown', 0,
        \(receivedAt))
      on conflict (org_id, id) do nothing
      """)
    return try read(
      try await transaction.rows(
        "\(statement: columns) where org_id = \(organizationID) and id = \(id) for update")[0])
  }

  /// Writes what the fold came to, one version on. The earliest receipt stands. Where the provider's agent is another one
  /// than before, the call is without an agent until that one is found.
  static func update(
    _ id: CallID, of organizationID: OrganizationID, to summary: CallSummary, version: Int64, receivedAt: Date,
    in transaction: Transaction
  ) async throws {
    let usage: (state: String, seconds: Int64?) =
      switch summary.usage {
      case .known(let seconds): ("known", seconds)
      case .unknown: ("unknown", nil)
      }
    _ = try await transaction.execute(
      """
      update calls set state = \(summary.state.name), state_rank = \(summary.state.rawValue),
        agent_id = case when provider_agent_id = \(summary.providerAgentID) then agent_id end,
        provider_agent_id = \(summary.providerAgentID), direction = \(summary.direction),
        started_at = \(summary.startedAt), ended_at = \(summary.endedAt),
        duration_ms = \(summary.durationMilliseconds), end_reason = \(summary.endReason),
        usage_state = \(usage.state), seconds = \(usage.seconds), version = \(version),
        received_at = least(received_at, \(receivedAt))
      where org_id = \(organizationID) and id = \(id)
      """)
  }

  /// Those of `calls` that wait for their agent, with the provider's name for it.
  static func agentless(
    _ calls: [CallID], of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> [CallWithoutAgent] {
    try await transaction.rows(
      """
      select id, provider, provider_agent_id from calls
      where org_id = \(organizationID) and id = any(\(calls)) and agent_id is null and provider_agent_id is not null
      """
    ).map {
      CallWithoutAgent(
        id: try $0.get("id"), provider: try $0.get("provider"), providerAgentID: try $0.get("provider_agent_id"))
    }
  }

  /// Gives calls their agents, where they still have none and still name the agent that was looked for.
  ///
  /// Rows are locked in the order of their ids: two relays never wait for each other in a circle.
  static func attach(
    _ found: [(call: CallWithoutAgent, agent: AgentID)], of organizationID: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      with found as (
        select * from unnest(
          \(found.map(\.call.id)), \(found.map(\.call.providerAgentID)), \(found.map(\.agent))
        ) as found (call_id, wanted, found_id)
      ), locked as (
        select id from calls where org_id = \(organizationID) and id in (select call_id from found)
        order by id for update
      )
      update calls set agent_id = found_id from found
      where org_id = \(organizationID) and id = call_id and id in (select id from locked) and agent_id is null
        and provider_agent_id = wanted
      """)
  }

  static func find(
    _ id: CallID, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> CallRow? {
    try await transaction.first("\(statement: columns) where org_id = \(organizationID) and id = \(id)").map(read)
  }

  /// Those of `ids` that are there, at most as many as were named.
  static func list(
    _ ids: [CallID], of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> [CallRow] {
    try await transaction.rows("\(statement: columns) where org_id = \(organizationID) and id = any(\(ids))").map(read)
  }

  /// How far those of a source's calls have got that are recorded, by the provider's ids.
  static func states(
    of source: SourceID, _ providerCallIDs: [String], _ organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> [String: RecordedState] {
    var states: [String: RecordedState] = [:]
    for row in try await transaction.rows(
      """
      select provider_call_id, state_rank, seconds from calls
      where org_id = \(organizationID) and source_id = \(source) and provider_call_id = any(\(providerCallIDs))
      """)
    {
      states[try row.get("provider_call_id")] = RecordedState(
        rank: try row.get("state_rank"), seconds: try row.get("seconds"))
    }
    return states
  }

  /// The latest call under a provider's id; two sources of one organization may each have one.
  static func find(
    providerCallID: String, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> CallRow? {
    try await transaction.first(
      """
      \(statement: columns) where org_id = \(organizationID) and provider_call_id = \(providerCallID)
      order by id desc limit 1
      """
    ).map(read)
  }

  /// Calls before `before`, newest first.
  static func list(
    _ organizationID: OrganizationID, matching filter: CallFilter, before: UUID?, limit: Int,
    in transaction: Transaction
  ) async throws -> [CallRow] {
    try await transaction.rows(
      """
      \(statement: columns)
      where org_id = \(organizationID) and id < coalesce(\(before), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
        and (\(filter.state)::text is null or state = \(filter.state))
        and (\(filter.agentID)::uuid is null or agent_id = \(filter.agentID))
        and (\(filter.provider)::text is null or provider = \(filter.provider))
        and (\(filter.direction)::text is null or direction = \(filter.direction))
        and (\(filter.usageState)::text is null or usage_state = \(filter.usageState))
        and (\(filter.receivedFrom)::timestamptz is null or received_at >= \(filter.receivedFrom))
        and (\(filter.receivedTo)::timestamptz is null or received_at < \(filter.receivedTo))
      order by id desc limit \(Int64(limit))
      """
    ).map(read)
  }

  private static let columns: Statement = """
    select id, provider, provider_call_id, provider_agent_id, agent_id, state, state_rank, direction, started_at,
      ended_at, duration_ms, end_reason, usage_state, seconds, version, received_at, recorded_at
    from calls
    """

  private static func read(_ row: Row) throws(PostgresError) -> CallRow {
    CallRow(
      id: try row.get("id"), provider: try row.get("provider"), providerCallID: try row.get("provider_call_id"),
      providerAgentID: try row.get("provider_agent_id"), agentID: try row.get("agent_id"),
      state: try row.get("state"), stateRank: try row.get("state_rank"), direction: try row.get("direction"),
      startedAt: try row.get("started_at"), endedAt: try row.get("ended_at"),
      durationMilliseconds: try row.get("duration_ms"), endReason: try row.get("end_reason"),
      usageState: try row.get("usage_state"), seconds: try row.get("seconds"), version: try row.get("version"),
      receivedAt: try row.get("received_at"), recordedAt: try row.get("recorded_at"))
  }
}
