// Made from switchboard/auth/v1/auth.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension Organization {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.Organization", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "name", json: "name", .string),
    FieldSchema(3, "created_at", json: "createdAt", .timestamp, .explicit),
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
