internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers

/// What somebody must be allowed to do with an agent; auth's names.
enum AgentPermission: String, Sendable, Hashable {
  case manageConnections = "connections.manage"
  case manageAppointments = "appointments.manage"
  case manageAgents = "agents.manage"
}

/// What an agent is at its voice provider.
struct KnownAgent: Sendable, Hashable {
  /// `retell`, `vapi` or `twilio`.
  var provider: String
  /// The provider's own id of it; empty where it has none.
  var providerAgentID: String
}

/// Asks auth who may do what, at the moment of asking.
protocol Authority: Sendable {
  /// Whether `principal` may do it with `agent`, which is the organization's. Not where `session`, the log-in that it goes
  /// back to, has ended; nil for one that has none.
  func allows(
    _ permission: AgentPermission, _ principal: String, session: UUID?, of agent: AgentID,
    in organization: OrganizationID
  ) async throws -> Bool

  /// The organization's agent; nil where it has none of that id.
  func agent(_ agent: AgentID, in organization: OrganizationID) async throws -> KnownAgent?

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
  /// Whether the agent is the organization's.
  func hasAgent(_ id: AgentID, in organization: OrganizationID) async throws -> Bool {
    try await agent(id, in: organization) != nil
  }

  /// Throws `not_allowed`, `actor_missing` and `agent_not_found`. The operator needs no permission, and an agent that exists.
  func require(
    _ permission: AgentPermission, _ context: CallContext, agent: AgentID, in organization: OrganizationID
  ) async throws -> String {
    guard let actor = context.actor else { throw IntegrationsError.actorMissing }
    if context.caller == Self.operatorName {
      guard try await standing(of: [agent], in: organization).agents.contains(agent) else {
        throw IntegrationsError.agentNotFound
      }
      return actor
    }
    let session = context.sessionID.flatMap(UUID.init(uuidString:))
    guard try await allows(permission, actor, session: session, of: agent, in: organization) else {
      throw IntegrationsError.notAllowed
    }
    return actor
  }

  static var operatorName: String { "operator" }
}

/// The service auth.
struct AuthAuthority: Authority {
  let client: AuthClient

  func allows(
    _ permission: AgentPermission, _ principal: String, session: UUID?, of agent: AgentID,
    in organization: OrganizationID
  ) async throws -> Bool {
    if principal == Self.operatorName {
      return try await standing(of: [agent], in: organization).agents.contains(agent)
    }
    return try await client.check(
      CheckRequest(
        principal: principal, permission: permission.rawValue, agentID: "\(agent)",
        sessionID: session?.uuidString.lowercased() ?? ""),
      options: .organization("\(organization)")
    ).allowed
  }

  func agent(_ agent: AgentID, in organization: OrganizationID) async throws -> KnownAgent? {
    let answer = try await client.getAgentPolicies(
      GetAgentPoliciesRequest(agents: [AgentReference(orgID: "\(organization)", agentID: "\(agent)")]))
    return answer.policies.first { $0.agentKnown }.map {
      KnownAgent(provider: $0.agentProvider, providerAgentID: $0.providerAgentID)
    }
  }

  func standing(of agents: Set<AgentID>, in organization: OrganizationID) async throws -> AgentStanding {
    let references = agents.map { AgentReference(orgID: "\(organization)", agentID: "\($0)") }
    let policies = try await client.getAgentPolicies(GetAgentPoliciesRequest(agents: references)).policies
    return AgentStanding(
      isClosed: policies.contains { $0.orgStatus == .closed },
      agents: Set(policies.filter(\.agentKnown).compactMap { AgentID($0.agent?.agentID ?? "") }))
  }
}
