internal import Identifiers
internal import Observability

/// Everything auth reports about its work.
enum AuthEvents: Sendable {
  case organizationCreated(OrganizationID, owner: UserID)
  case organizationUpdated(OrganizationID, state: OrganizationState?, privacyMode: PrivacyMode?)
  case agentCreated(OrganizationID, AgentID, Provider)
  case agentUpdated(OrganizationID, AgentID, isAIManagerEnabled: Bool)
}

extension AuthEvents: Event {
  var record: EventRecord {
    switch self {
    case .organizationCreated(let organization, let owner):
      EventRecord(
        name: "auth.organization_created", level: .notice,
        fields: [("org_id", .string("\(organization)")), ("owner_user_id", .string("\(owner)"))],
        metrics: [.count("auth_organizations_created_total")])
    case .organizationUpdated(let organization, let state, let privacyMode):
      EventRecord(
        name: "auth.organization_updated", level: .notice,
        fields: [("org_id", .string("\(organization)"))]
          + (state.map { [("status", .string($0.rawValue))] } ?? [])
          + (privacyMode.map { [("phi_mode", .string($0.rawValue))] } ?? []),
        metrics: [.count("auth_organizations_updated_total")])
    case .agentUpdated(let organization, let agent, let isAIManagerEnabled):
      EventRecord(
        name: "auth.agent_updated", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("agent_id", .string("\(agent)")),
          ("ai_manager_enabled", .bool(isAIManagerEnabled)),
        ],
        metrics: [.count("auth_agents_updated_total")])
    case .agentCreated(let organization, let agent, let provider):
      EventRecord(
        name: "auth.agent_created", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("agent_id", .string("\(agent)")),
          ("provider", .string(provider.rawValue)),
        ],
        metrics: [.count("auth_agents_created_total", labels: ["provider": provider.rawValue])])
    }
  }
}
