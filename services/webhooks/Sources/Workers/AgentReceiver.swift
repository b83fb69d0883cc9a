internal import AuthAPI
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Finds the agent of each recorded call and attaches it, now or when the agent appears.
///
/// A call whose agent nobody knows is asked for again, ever more rarely, for 72 hours; it was recorded and charged at
/// once all the same.
struct AgentReceiver: OutboxReceiver {
  static let name = "agents"
  /// How long an agent is waited for.
  static let patience: TimeInterval = 72 * 3600

  let client: AuthClient
  let database: Database

  var name: String { Self.name }

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    var wanted: [(event: OutboxEvent, call: CallRow, key: AgentKey)] = []
    for event in outgoing {
      let call = try await database.withTransaction(.tenant(event.organizationID), lane: .worker, isReadOnly: true) {
        try await CallStore.find(CallID(event.subject), of: event.organizationID, in: $0)
      }
      guard let call, call.agentID == nil, let providerAgentID = call.providerAgentID else {
        results[event.id] = .done
        continue
      }
      let key = AgentKey(
        orgID: "\(event.organizationID)", provider: call.provider, providerAgentID: providerAgentID)
      wanted.append((event, call, key))
    }
    guard !wanted.isEmpty else { return results }
    let answer = try await client.resolveAgents(ResolveAgentsRequest(keys: Array(Set(wanted.map(\.key)))))
    let agents = Dictionary(
      answer.agents.compactMap { agent in agent.key.map { ($0, agent.agentID) } },
      uniquingKeysWith: { first, _ in first })
    for (event, call, key) in wanted {
      if let agent = agents[key].flatMap(AgentID.init) {
        try await database.withTransaction(.tenant(event.organizationID), lane: .worker) {
          try await CallStore.attach(agent, to: call.id, of: event.organizationID, in: $0)
        }
        results[event.id] = .done
      } else {
        let age = Date().timeIntervalSince(event.createdAt)
        results[event.id] = age > Self.patience ? .done : .retry(reason: "agent_unknown")
      }
    }
    return results
  }
}
