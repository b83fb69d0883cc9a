internal import AuthAPI
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Finds the agents of recorded calls and attaches them, now or when they appear.
///
/// A call whose agent nobody knows is asked for again, ever more rarely, for 72 hours; it was recorded and charged at
/// once all the same. A batch costs two transactions an organization and one call of auth, however many calls wait.
struct AgentReceiver: OutboxReceiver {
  static let name = "agents"
  /// How long an agent is waited for.
  static let patience: TimeInterval = 72 * 3600

  let client: AuthClient
  let database: Database

  var name: String { Self.name }

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    let groups = Dictionary(grouping: outgoing, by: \.organizationID).sorted { "\($0.key)" < "\($1.key)" }
    var waiting: [OrganizationID: Waiting] = [:]
    for (organization, events) in groups {
      waiting[organization] = try await Waiting(events, of: organization, in: database)
    }
    let agents = try await resolve(waiting)
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    for (organization, events) in groups {
      guard let waiting = waiting[organization] else { continue }
      let found = waiting.calls.values.compactMap { call in
        agents[AgentKey(call, of: organization)].map { (call: call, agent: $0) }
      }
      if !found.isEmpty {
        try await database.withTransaction(.tenant(organization), lane: .worker) {
          try await CallStore.attach(found, of: organization, in: $0)
        }
      }
      let unknown = Set(waiting.calls.keys).subtracting(found.map(\.call.id))
      for event in events {
        let isOver = waiting.now.timeIntervalSince(event.createdAt) > Self.patience
        let isKnown = !unknown.contains(CallID(event.subject))
        results[event.id] = isKnown || isOver ? .done : .retry(reason: "agent_unknown")
      }
    }
    return results
  }

  private func resolve(_ waiting: [OrganizationID: Waiting]) async throws -> [AgentKey: AgentID] {
    let keys = Set(
      waiting.flatMap { organization, waiting in
        waiting.calls.values.map { AgentKey($0, of: organization) }
      })
    guard !keys.isEmpty else { return [:] }
    let answer = try await client.resolveAgents(ResolveAgentsRequest(keys: Array(keys)))
    return Dictionary(
      answer.agents.compactMap { agent in
        guard let key = agent.key, let id = AgentID(agent.agentID) else { return nil }
        return (key, id)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The calls of one organization that a batch is about and that have no agent yet.
  private struct Waiting {
    var calls: [CallID: CallWithoutAgent]
    /// The database's time: that of the events, too.
    var now: Date

    init(_ events: [OutboxEvent], of organization: OrganizationID, in database: Database) async throws {
      (calls, now) = try await database.withTransaction(.tenant(organization), lane: .worker, isReadOnly: true) {
        let calls = try await CallStore.agentless(
          Array(Set(events.map { CallID($0.subject) })), of: organization, in: $0)
        let now: Date = try await $0.rows("select clock_timestamp() as now")[0].get("now")
        return (Dictionary(calls.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }), now)
      }
    }
  }
}

extension AgentKey {
  fileprivate init(_ call: CallWithoutAgent, of organization: OrganizationID) {
    self.init(orgID: "\(organization)", provider: call.provider, providerAgentID: call.providerAgentID)
  }
}
