// Made from switchboard/auth/v1/auth.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension Organization {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.Organization", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "name", json: "name", .string),
    FieldSchema(3, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(4, "status", json: "status", .enumeration(OrganizationStatus.schema)),
    FieldSchema(5, "phi_mode", json: "phiMode", .enumeration(PhiMode.schema)),
  ])
}

extension Agent {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.Agent", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "name", json: "name", .string),
    FieldSchema(3, "provider", json: "provider", .string),
    FieldSchema(4, "provider_agent_id", json: "providerAgentId", .string),
    FieldSchema(5, "ai_manager_enabled", json: "aiManagerEnabled", .bool),
    FieldSchema(6, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(7, "version", json: "version", .int64),
  ])
}

extension CreateOrganizationRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateOrganizationRequest", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "owner_email", json: "ownerEmail", .string, isSensitive: true),
    FieldSchema(3, "owner_password", json: "ownerPassword", .string, isSensitive: true),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension CreateOrganizationResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateOrganizationResponse", fields: [
    FieldSchema(1, "organization", json: "organization", .message(Organization.schema), .explicit),
    FieldSchema(2, "owner_user_id", json: "ownerUserId", .string),
  ])
}

extension GetOrganizationRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetOrganizationRequest", fields: [])
}

extension GetOrganizationResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetOrganizationResponse", fields: [
    FieldSchema(1, "organization", json: "organization", .message(Organization.schema), .explicit),
  ])
}

extension CreateAgentRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateAgentRequest", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "provider_agent_id", json: "providerAgentId", .string),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension CreateAgentResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateAgentResponse", fields: [
    FieldSchema(1, "agent", json: "agent", .message(Agent.schema), .explicit),
  ])
}

extension ListAgentsRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListAgentsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListAgentsResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListAgentsResponse", fields: [
    FieldSchema(1, "agents", json: "agents", .message(Agent.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension AgentKey {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AgentKey", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "provider_agent_id", json: "providerAgentId", .string),
  ])
}

extension ResolveAgentsRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ResolveAgentsRequest", fields: [
    FieldSchema(1, "keys", json: "keys", .message(AgentKey.schema), .repeated),
  ])
}

extension ResolvedAgent {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ResolvedAgent", fields: [
    FieldSchema(1, "key", json: "key", .message(AgentKey.schema), .explicit),
    FieldSchema(2, "agent_id", json: "agentId", .string),
    FieldSchema(3, "ai_manager_enabled", json: "aiManagerEnabled", .bool),
  ])
}

extension ResolveAgentsResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ResolveAgentsResponse", fields: [
    FieldSchema(1, "agents", json: "agents", .message(ResolvedAgent.schema), .repeated),
  ])
}

extension GetAgentRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetAgentRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
  ])
}

extension GetAgentResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetAgentResponse", fields: [
    FieldSchema(1, "agent", json: "agent", .message(Agent.schema), .explicit),
  ])
}

extension UpdateAgentRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.UpdateAgentRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "name", json: "name", .string, .explicit),
    FieldSchema(3, "ai_manager_enabled", json: "aiManagerEnabled", .bool, .explicit),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension UpdateAgentResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.UpdateAgentResponse", fields: [
    FieldSchema(1, "agent", json: "agent", .message(Agent.schema), .explicit),
  ])
}

extension UpdateOrganizationRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.UpdateOrganizationRequest", fields: [
    FieldSchema(1, "name", json: "name", .string, .explicit),
    FieldSchema(2, "phi_mode", json: "phiMode", .enumeration(PhiMode.schema)),
    FieldSchema(3, "status", json: "status", .enumeration(OrganizationStatus.schema)),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension UpdateOrganizationResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.UpdateOrganizationResponse", fields: [
    FieldSchema(1, "organization", json: "organization", .message(Organization.schema), .explicit),
  ])
}

extension AgentReference {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AgentReference", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "agent_id", json: "agentId", .string),
  ])
}

extension GetAgentPoliciesRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetAgentPoliciesRequest", fields: [
    FieldSchema(1, "agents", json: "agents", .message(AgentReference.schema), .repeated),
  ])
}

extension AgentPolicy {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AgentPolicy", fields: [
    FieldSchema(1, "agent", json: "agent", .message(AgentReference.schema), .explicit),
    FieldSchema(2, "org_status", json: "orgStatus", .enumeration(OrganizationStatus.schema)),
    FieldSchema(3, "phi_mode", json: "phiMode", .enumeration(PhiMode.schema)),
    FieldSchema(4, "agent_known", json: "agentKnown", .bool),
    FieldSchema(5, "ai_manager_enabled", json: "aiManagerEnabled", .bool),
    FieldSchema(6, "agent_name", json: "agentName", .string),
  ])
}

extension GetAgentPoliciesResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetAgentPoliciesResponse", fields: [
    FieldSchema(1, "policies", json: "policies", .message(AgentPolicy.schema), .repeated),
  ])
}

extension CheckRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CheckRequest", fields: [
    FieldSchema(1, "principal", json: "principal", .string),
    FieldSchema(2, "permission", json: "permission", .string),
    FieldSchema(3, "agent_id", json: "agentId", .string),
    FieldSchema(4, "at_least_version", json: "atLeastVersion", .int64),
  ])
}

extension CheckResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CheckResponse", fields: [
    FieldSchema(1, "allowed", json: "allowed", .bool),
    FieldSchema(2, "role", json: "role", .string),
    FieldSchema(3, "perm_version", json: "permVersion", .int64),
  ])
}

extension OrganizationStatus {
  public static let schema = EnumSchema(name: "switchboard.auth.v1.OrganizationStatus", values: [
    .init(0, "ORGANIZATION_STATUS_UNSPECIFIED"),
    .init(1, "ORGANIZATION_STATUS_ACTIVE"),
    .init(2, "ORGANIZATION_STATUS_SUSPENDED"),
    .init(3, "ORGANIZATION_STATUS_CLOSED"),
  ])
}

extension PhiMode {
  public static let schema = EnumSchema(name: "switchboard.auth.v1.PhiMode", values: [
    .init(0, "PHI_MODE_UNSPECIFIED"),
    .init(1, "PHI_MODE_OFF"),
    .init(2, "PHI_MODE_REDACT"),
    .init(3, "PHI_MODE_NO_SEND"),
  ])
}
