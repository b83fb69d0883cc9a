internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers

/// Asks auth who may do what, at the moment of asking.
protocol Authority: Sendable {
  /// Whether `principal` may manage connections of `agent`, which is the organization's. Not where `session`, the log-in that
  /// it goes back to, has ended; nil for one that has none.
  func allowsConnections(
    _ principal: String, session: UUID?, of agent: AgentID, in organization: OrganizationID
  ) async throws -> Bool

  /// Which of the agents are the organization's at this moment, and whether it is closed.
  func standing(of agents: Set<AgentID>, in organization: OrganizationID) async throws -> AgentStanding
}

/// What auth says of an organization and some agents.
struct AgentStanding: Sendable, Hashable {
  var isClosed: Bool
  /// Those that are the organization's.
  var agents: Set<AgentID>
}

extension Authority {
  /// Throws `not_allowed`, `actor_missing` and `agent_not_found`. The operator needs no permission, and an agent that exists.
  func require(_ context: CallContext, agent: AgentID, in organization: OrganizationID) async throws -> String {
    guard let actor = context.actor else { throw IntegrationsError.actorMissing }
    if context.caller == Self.operatorName {
      guard try await standing(of: [agent], in: organization).agents.contains(agent) else {
        throw IntegrationsError.agentNotFound
      }
      return actor
    }
    let session = context.sessionID.flatMap(UUID.init(uuidString:))
    guard try await allowsConnections(actor, session: session, of: agent, in: organization) else {
      throw IntegrationsError.notAllowed
    }
    return actor
  }

  static var operatorName: String { "operator" }
}

/// The service auth.
struct AuthAuthority: Authority {
  static let permission = "connections.manage"

  let client: AuthClient

  func allowsConnections(
    _ principal: String, session: UUID?, of agent: AgentID, in organization: OrganizationID
  ) async throws -> Bool {
    if principal == Self.operatorName {
      return try await standing(of: [agent], in: organization).agents.contains(agent)
    }
    return try await client.check(
      CheckRequest(
        principal: principal, permission: Self.permission, agentID: "\(agent)",
        sessionID: session?.uuidString.lowercased() ?? ""),
      options: .organization("\(organization)")
    ).allowed
  }

  func standing(of agents: Set<AgentID>, in organization: OrganizationID) async throws -> AgentStanding {
    let references = agents.map { AgentReference(orgID: "\(organization)", agentID: "\($0)") }
    let policies = try await client.getAgentPolicies(GetAgentPoliciesRequest(agents: references)).policies
    return AgentStanding(
      isClosed: policies.contains { $0.orgStatus == .closed },
      agents: Set(policies.filter(\.agentKnown).compactMap { AgentID($0.agent?.agentID ?? "") }))
  }
}
