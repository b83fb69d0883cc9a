internal import Identifiers
internal import Observability

/// Everything auth reports about its work.
enum AuthEvents: Sendable {
  case organizationCreated(OrganizationID, owner: UserID)
  case agentCreated(OrganizationID, AgentID, Provider)
}

extension AuthEvents: Event {
  var record: EventRecord {
    switch self {
    case .organizationCreated(let organization, let owner):
      EventRecord(
        name: "auth.organization_created", level: .notice,
        fields: [("org_id", .string("\(organization)")), ("owner_user_id", .string("\(owner)"))],
        metrics: [.count("auth_organizations_created_total")])
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
