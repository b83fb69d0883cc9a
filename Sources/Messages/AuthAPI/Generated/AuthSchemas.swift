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
    FieldSchema(7, "agent_provider", json: "agentProvider", .string),
    FieldSchema(8, "provider_agent_id", json: "providerAgentId", .string),
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
    FieldSchema(5, "session_id", json: "sessionId", .string),
  ])
}

extension CheckResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CheckResponse", fields: [
    FieldSchema(1, "allowed", json: "allowed", .bool),
    FieldSchema(2, "role", json: "role", .string),
    FieldSchema(3, "perm_version", json: "permVersion", .int64),
  ])
}

extension Member {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.Member", fields: [
    FieldSchema(1, "user_id", json: "userId", .string),
    FieldSchema(2, "email", json: "email", .string, isSensitive: true),
    FieldSchema(3, "role", json: "role", .string),
    FieldSchema(4, "perm_version", json: "permVersion", .int64),
    FieldSchema(5, "created_at", json: "createdAt", .timestamp, .explicit),
  ])
}

extension ListMembersRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListMembersRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListMembersResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListMembersResponse", fields: [
    FieldSchema(1, "members", json: "members", .message(Member.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension SetMemberRoleRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.SetMemberRoleRequest", fields: [
    FieldSchema(1, "user_id", json: "userId", .string),
    FieldSchema(2, "role", json: "role", .string),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension SetMemberRoleResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.SetMemberRoleResponse", fields: [
    FieldSchema(1, "perm_version", json: "permVersion", .int64),
  ])
}

extension RemoveMemberRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RemoveMemberRequest", fields: [
    FieldSchema(1, "user_id", json: "userId", .string),
    FieldSchema(2, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension RemoveMemberResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RemoveMemberResponse", fields: [
    FieldSchema(1, "perm_version", json: "permVersion", .int64),
  ])
}

extension TokenPair {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.TokenPair", fields: [
    FieldSchema(1, "access_token", json: "accessToken", .string, isSensitive: true),
    FieldSchema(2, "access_expires_at", json: "accessExpiresAt", .timestamp, .explicit),
    FieldSchema(3, "refresh_token", json: "refreshToken", .string, isSensitive: true),
    FieldSchema(4, "refresh_expires_at", json: "refreshExpiresAt", .timestamp, .explicit),
    FieldSchema(5, "session_id", json: "sessionId", .string),
    FieldSchema(6, "user_id", json: "userId", .string),
    FieldSchema(7, "org_id", json: "orgId", .string),
    FieldSchema(8, "role", json: "role", .string),
  ])
}

extension LoginRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.LoginRequest", fields: [
    FieldSchema(1, "email", json: "email", .string, isSensitive: true),
    FieldSchema(2, "password", json: "password", .string, isSensitive: true),
    FieldSchema(3, "org_id", json: "orgId", .string),
    FieldSchema(4, "remote_address", json: "remoteAddress", .string, isSensitive: true),
  ])
}

extension LoginResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.LoginResponse", fields: [
    FieldSchema(1, "tokens", json: "tokens", .message(TokenPair.schema), .explicit),
  ])
}

extension RefreshRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RefreshRequest", fields: [
    FieldSchema(1, "refresh_token", json: "refreshToken", .string, isSensitive: true),
  ])
}

extension RefreshResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RefreshResponse", fields: [
    FieldSchema(1, "tokens", json: "tokens", .message(TokenPair.schema), .explicit),
  ])
}

extension LogoutRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.LogoutRequest", fields: [
    FieldSchema(1, "refresh_token", json: "refreshToken", .string, isSensitive: true),
  ])
}

extension LogoutResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.LogoutResponse", fields: [])
}

extension Session {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.Session", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(3, "refreshed_at", json: "refreshedAt", .timestamp, .explicit),
    FieldSchema(4, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}

extension ListSessionsRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListSessionsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListSessionsResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListSessionsResponse", fields: [
    FieldSchema(1, "sessions", json: "sessions", .message(Session.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension EndSessionRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.EndSessionRequest", fields: [
    FieldSchema(1, "session_id", json: "sessionId", .string),
  ])
}

extension EndSessionResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.EndSessionResponse", fields: [])
}

extension GetJwksRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetJwksRequest", fields: [])
}

extension GetJwksResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetJwksResponse", fields: [
    FieldSchema(1, "key_set", json: "keySet", .string),
  ])
}

extension GetRevocationsRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetRevocationsRequest", fields: [
    FieldSchema(1, "since_seq", json: "sinceSeq", .int64),
  ])
}

extension RevocationEntry {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RevocationEntry", fields: [
    FieldSchema(1, "seq", json: "seq", .int64),
    FieldSchema(2, "kind", json: "kind", .string),
    FieldSchema(3, "subject", json: "subject", .string),
    FieldSchema(4, "at", json: "at", .timestamp, .explicit),
  ])
}

extension GetRevocationsResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.GetRevocationsResponse", fields: [
    FieldSchema(1, "revocations", json: "revocations", .message(RevocationEntry.schema), .repeated),
    FieldSchema(2, "head_seq", json: "headSeq", .int64),
  ])
}

extension VerifyTokenRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.VerifyTokenRequest", fields: [
    FieldSchema(1, "token", json: "token", .string, isSensitive: true),
  ])
}

extension VerifyTokenResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.VerifyTokenResponse", fields: [
    FieldSchema(1, "principal", json: "principal", .string),
    FieldSchema(2, "org_id", json: "orgId", .string),
    FieldSchema(3, "role", json: "role", .string),
    FieldSchema(4, "perm_version", json: "permVersion", .int64),
    FieldSchema(5, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}

extension ApiKey {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ApiKey", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "name", json: "name", .string),
    FieldSchema(3, "scopes", json: "scopes", .string, .repeated),
    FieldSchema(4, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(5, "expires_at", json: "expiresAt", .timestamp, .explicit),
    FieldSchema(6, "revoked_at", json: "revokedAt", .timestamp, .explicit),
    FieldSchema(7, "last_used_at", json: "lastUsedAt", .timestamp, .explicit),
    FieldSchema(8, "addresses", json: "addresses", .string, .repeated),
  ])
}

extension CreateApiKeyRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateApiKeyRequest", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "scopes", json: "scopes", .string, .repeated),
    FieldSchema(3, "expires_at", json: "expiresAt", .timestamp, .explicit),
    FieldSchema(4, "addresses", json: "addresses", .string, .repeated),
    FieldSchema(5, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension CreateApiKeyResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateApiKeyResponse", fields: [
    FieldSchema(1, "api_key", json: "apiKey", .message(ApiKey.schema), .explicit),
    FieldSchema(2, "secret", json: "secret", .string, isSensitive: true),
  ])
}

extension ListApiKeysRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListApiKeysRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListApiKeysResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListApiKeysResponse", fields: [
    FieldSchema(1, "api_keys", json: "apiKeys", .message(ApiKey.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension RotateApiKeyRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RotateApiKeyRequest", fields: [
    FieldSchema(1, "api_key_id", json: "apiKeyId", .string),
    FieldSchema(2, "overlap_seconds", json: "overlapSeconds", .uint32),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension RotateApiKeyResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RotateApiKeyResponse", fields: [
    FieldSchema(1, "api_key", json: "apiKey", .message(ApiKey.schema), .explicit),
    FieldSchema(2, "secret", json: "secret", .string, isSensitive: true),
  ])
}

extension RevokeApiKeyRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RevokeApiKeyRequest", fields: [
    FieldSchema(1, "api_key_id", json: "apiKeyId", .string),
  ])
}

extension RevokeApiKeyResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.RevokeApiKeyResponse", fields: [])
}

extension VerifyApiKeyRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.VerifyApiKeyRequest", fields: [
    FieldSchema(1, "key", json: "key", .string, isSensitive: true),
    FieldSchema(2, "remote_address", json: "remoteAddress", .string, isSensitive: true),
  ])
}

extension VerifyApiKeyResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.VerifyApiKeyResponse", fields: [
    FieldSchema(1, "principal", json: "principal", .string),
    FieldSchema(2, "org_id", json: "orgId", .string),
    FieldSchema(3, "scopes", json: "scopes", .string, .repeated),
    FieldSchema(4, "access_token", json: "accessToken", .string, isSensitive: true),
    FieldSchema(5, "access_expires_at", json: "accessExpiresAt", .timestamp, .explicit),
  ])
}

extension CreateTicketRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateTicketRequest", fields: [
    FieldSchema(1, "purpose", json: "purpose", .string),
  ])
}

extension CreateTicketResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateTicketResponse", fields: [
    FieldSchema(1, "ticket", json: "ticket", .string, isSensitive: true),
    FieldSchema(2, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}

extension ConsumeTicketRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ConsumeTicketRequest", fields: [
    FieldSchema(1, "ticket", json: "ticket", .string, isSensitive: true),
    FieldSchema(2, "purpose", json: "purpose", .string),
  ])
}

extension ConsumeTicketResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ConsumeTicketResponse", fields: [
    FieldSchema(1, "principal", json: "principal", .string),
    FieldSchema(2, "org_id", json: "orgId", .string),
    FieldSchema(3, "access_token", json: "accessToken", .string, isSensitive: true),
  ])
}

extension AuditEntry {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AuditEntry", fields: [
    FieldSchema(1, "entry_id", json: "entryId", .string),
    FieldSchema(2, "org_id", json: "orgId", .string),
    FieldSchema(3, "at", json: "at", .timestamp, .explicit),
    FieldSchema(4, "actor", json: "actor", .string),
    FieldSchema(5, "action", json: "action", .string),
    FieldSchema(6, "object", json: "object", .string),
    FieldSchema(7, "before", json: "before", .string, isSensitive: true),
    FieldSchema(8, "after", json: "after", .string, isSensitive: true),
  ])
}

extension AppendAuditRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AppendAuditRequest", fields: [
    FieldSchema(1, "entries", json: "entries", .message(AuditEntry.schema), .repeated),
  ])
}

extension AppendAuditResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AppendAuditResponse", fields: [
    FieldSchema(1, "outcomes", json: "outcomes", .string, .repeated),
  ])
}

extension OpenGrantRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.OpenGrantRequest", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "reason", json: "reason", .string),
    FieldSchema(3, "seconds", json: "seconds", .uint32),
  ])
}

extension OpenGrantResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.OpenGrantResponse", fields: [
    FieldSchema(1, "grant_id", json: "grantId", .string),
    FieldSchema(2, "token", json: "token", .string, isSensitive: true),
    FieldSchema(3, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}

extension AuditRecord {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AuditRecord", fields: [
    FieldSchema(1, "seq", json: "seq", .int64),
    FieldSchema(2, "at", json: "at", .timestamp, .explicit),
    FieldSchema(3, "actor", json: "actor", .string),
    FieldSchema(4, "action", json: "action", .string),
    FieldSchema(5, "object", json: "object", .string),
    FieldSchema(6, "entry_hash", json: "entryHash", .bytes),
  ])
}

extension ListAuditRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListAuditRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListAuditResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ListAuditResponse", fields: [
    FieldSchema(1, "records", json: "records", .message(AuditRecord.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension VerifyAuditRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.VerifyAuditRequest", fields: [])
}

extension VerifyAuditResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.VerifyAuditResponse", fields: [
    FieldSchema(1, "whole", json: "whole", .bool),
    FieldSchema(2, "checked", json: "checked", .int64),
    FieldSchema(3, "first_bad_seq", json: "firstBadSeq", .int64),
  ])
}

extension MoveAgentRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.MoveAgentRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "to_org_id", json: "toOrgId", .string),
    FieldSchema(3, "at", json: "at", .timestamp, .explicit),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension MoveAgentResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.MoveAgentResponse", fields: [
    FieldSchema(1, "at", json: "at", .timestamp, .explicit),
  ])
}

extension CreateInvitationRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateInvitationRequest", fields: [
    FieldSchema(1, "email", json: "email", .string, isSensitive: true),
    FieldSchema(2, "role", json: "role", .string),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension CreateInvitationResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.CreateInvitationResponse", fields: [
    FieldSchema(1, "invitation_id", json: "invitationId", .string),
    FieldSchema(2, "expires_at", json: "expiresAt", .timestamp, .explicit),
  ])
}

extension AcceptInvitationRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AcceptInvitationRequest", fields: [
    FieldSchema(1, "token", json: "token", .string, isSensitive: true),
    FieldSchema(2, "password", json: "password", .string, isSensitive: true),
    FieldSchema(3, "remote_address", json: "remoteAddress", .string, isSensitive: true),
  ])
}

extension AcceptInvitationResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.AcceptInvitationResponse", fields: [
    FieldSchema(1, "tokens", json: "tokens", .message(TokenPair.schema), .explicit),
  ])
}

extension Letter {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.Letter", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "kind", json: "kind", .string),
    FieldSchema(3, "email", json: "email", .string, isSensitive: true),
    FieldSchema(4, "token", json: "token", .string, isSensitive: true),
    FieldSchema(5, "created_at", json: "createdAt", .timestamp, .explicit),
  ])
}

extension ReadMailRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ReadMailRequest", fields: [])
}

extension ReadMailResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ReadMailResponse", fields: [
    FieldSchema(1, "letters", json: "letters", .message(Letter.schema), .repeated),
  ])
}

extension PutOutsideIssuerRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.PutOutsideIssuerRequest", fields: [
    FieldSchema(1, "issuer", json: "issuer", .string),
    FieldSchema(2, "audience", json: "audience", .string),
    FieldSchema(3, "shared_secret", json: "sharedSecret", .string, isSensitive: true),
    FieldSchema(4, "key_set", json: "keySet", .string),
    FieldSchema(5, "default_role", json: "defaultRole", .string),
    FieldSchema(6, "enabled", json: "enabled", .bool),
  ])
}

extension PutOutsideIssuerResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.PutOutsideIssuerResponse", fields: [
    FieldSchema(1, "issuer_id", json: "issuerId", .string),
  ])
}

extension ExchangeTokenRequest {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ExchangeTokenRequest", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "token", json: "token", .string, isSensitive: true),
  ])
}

extension ExchangeTokenResponse {
  public static let schema = MessageSchema(name: "switchboard.auth.v1.ExchangeTokenResponse", fields: [
    FieldSchema(1, "principal", json: "principal", .string),
    FieldSchema(2, "role", json: "role", .string),
    FieldSchema(3, "access_token", json: "accessToken", .string, isSensitive: true),
    FieldSchema(4, "access_expires_at", json: "accessExpiresAt", .timestamp, .explicit),
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
