// Made from switchboard/auth/v1/auth.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// Organizations, their people and their agents.
public protocol AuthService: RPCService {
  /// Makes an organization and its owner. A user who exists under that address becomes owner here too, unchanged.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  func createOrganization(_ request: CreateOrganizationRequest, context: CallContext) async throws -> CreateOrganizationResponse
  /// Tells about the caller's organization. Errors: NOT_FOUND.
  func getOrganization(_ request: GetOrganizationRequest, context: CallContext) async throws -> GetOrganizationResponse
  /// Makes an agent of the caller's organization. Errors: INVALID_ARGUMENT, ALREADY_EXISTS (agent_exists),
  /// NOT_FOUND (organization_not_found), FAILED_PRECONDITION (idempotency_mismatch).
  func createAgent(_ request: CreateAgentRequest, context: CallContext) async throws -> CreateAgentResponse
  /// The agents of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listAgents(_ request: ListAgentsRequest, context: CallContext) async throws -> ListAgentsResponse
  /// One agent of the caller's organization. Errors: NOT_FOUND (agent_not_found).
  func getAgent(_ request: GetAgentRequest, context: CallContext) async throws -> GetAgentResponse
  /// Changes what is set in the request. Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func updateAgent(_ request: UpdateAgentRequest, context: CallContext) async throws -> UpdateAgentResponse
  /// Changes what is set in the request; the status is the operator's to change. Errors: INVALID_ARGUMENT, NOT_FOUND,
  /// PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  func updateOrganization(_ request: UpdateOrganizationRequest, context: CallContext) async throws -> UpdateOrganizationResponse
  /// What may be done with calls of agents, read at this moment and never from a cache. An organization that does not exist
  /// has no answer. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func getAgentPolicies(_ request: GetAgentPoliciesRequest, context: CallContext) async throws -> GetAgentPoliciesResponse
  /// Whether somebody may do something in the organization of the call's context, read at this moment. A refusal is an
  /// answer and no error. A service may ask about somebody whose call it does not serve, in an organization of a row of its
  /// own. Errors: INVALID_ARGUMENT (invalid_principal, invalid_permission, invalid_agent_id, invalid_session_id),
  /// FAILED_PRECONDITION (version_not_reached).
  func check(_ request: CheckRequest, context: CallContext) async throws -> CheckResponse
  /// The people of the caller's organization, those who left not among them, in the order in which they became users.
  /// Errors: INVALID_ARGUMENT (bad_cursor), PERMISSION_DENIED.
  func listMembers(_ request: ListMembersRequest, context: CallContext) async throws -> ListMembersResponse
  /// Gives a member another role. Only an owner makes owners and unmakes them.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (member_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (last_owner,
  /// idempotency_mismatch).
  func setMemberRole(_ request: SetMemberRoleRequest, context: CallContext) async throws -> SetMemberRoleResponse
  /// Takes a member out of the organization; their tokens end within seconds. Anybody may leave.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (member_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (last_owner,
  /// idempotency_mismatch).
  func removeMember(_ request: RemoveMemberRequest, context: CallContext) async throws -> RemoveMemberResponse
  /// Lets a person in by address and password. Every refusal looks and lasts the same. Errors: UNAUTHENTICATED (not_recognized),
  /// RESOURCE_EXHAUSTED (too_many_attempts, with the time to wait), FAILED_PRECONDITION (not_a_member),
  /// UNAVAILABLE (passwords_busy).
  func login(_ request: LoginRequest, context: CallContext) async throws -> LoginResponse
  /// Exchanges a refresh token for the next pair. The same token within 10 s gets the same pair; later it ends the session.
  /// Errors: UNAUTHENTICATED (session_ended).
  func refresh(_ request: RefreshRequest, context: CallContext) async throws -> RefreshResponse
  /// Ends a session. A token that is none ends nothing and is no error.
  func logout(_ request: LogoutRequest, context: CallContext) async throws -> LogoutResponse
  /// The caller's own sessions that still live, oldest first.
  func listSessions(_ request: ListSessionsRequest, context: CallContext) async throws -> ListSessionsResponse
  /// Ends one of the caller's own sessions. Errors: NOT_FOUND (session_not_found).
  func endSession(_ request: EndSessionRequest, context: CallContext) async throws -> EndSessionResponse
  /// The keys that tokens are verified with: next, current and previous.
  func getJwks(_ request: GetJwksRequest, context: CallContext) async throws -> GetJwksResponse
  /// What was revoked after `since_seq`, in order. Numbers are given under a lock held to the commit: none appears behind one
  /// that was read. Errors: none.
  func getRevocations(_ request: GetRevocationsRequest, context: CallContext) async throws -> GetRevocationsResponse
  /// Whether an access token counts at this moment, by the database and not by a snapshot.
  /// Errors: UNAUTHENTICATED (token_refused).
  func verifyToken(_ request: VerifyTokenRequest, context: CallContext) async throws -> VerifyTokenResponse
  /// Makes an API key with some of the caller's permissions. The key is in the answer once and nowhere else; a repeat gets it
  /// without. Errors: INVALID_ARGUMENT, PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  func createApiKey(_ request: CreateApiKeyRequest, context: CallContext) async throws -> CreateApiKeyResponse
  /// The keys of the caller's organization, oldest first, without their secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  func listApiKeys(_ request: ListApiKeysRequest, context: CallContext) async throws -> ListApiKeysResponse
  /// Makes the key's successor and ends the key itself after `overlap_seconds`. Errors: as CreateApiKey, NOT_FOUND
  /// (api_key_not_found).
  func rotateApiKey(_ request: RotateApiKeyRequest, context: CallContext) async throws -> RotateApiKeyResponse
  /// Ends a key now. A key that has ended stays so. Errors: NOT_FOUND (api_key_not_found), PERMISSION_DENIED.
  func revokeApiKey(_ request: RevokeApiKeyRequest, context: CallContext) async throws -> RevokeApiKeyResponse
  /// Exchanges an API key for a token of 60 seconds. Every refusal looks the same. Errors: UNAUTHENTICATED (key_refused).
  func verifyApiKey(_ request: VerifyApiKeyRequest, context: CallContext) async throws -> VerifyApiKeyResponse
  /// Makes a ticket for places that take no headers: single use, 60 seconds. It goes back to the caller's log-in and ends with
  /// it. Errors: INVALID_ARGUMENT (invalid_purpose), UNAUTHENTICATED (principal_missing).
  func createTicket(_ request: CreateTicketRequest, context: CallContext) async throws -> CreateTicketResponse
  /// Exchanges a ticket for a token of 60 seconds, and uses it up. Errors: UNAUTHENTICATED (ticket_refused).
  func consumeTicket(_ request: ConsumeTicketRequest, context: CallContext) async throws -> ConsumeTicketResponse
  /// Puts entries of other services into their organizations' audit logs, each once by its id.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 200).
  func appendAudit(_ request: AppendAuditRequest, context: CallContext) async throws -> AppendAuditResponse
  /// The audit log of the caller's organization, oldest first. Errors: INVALID_ARGUMENT, PERMISSION_DENIED.
  func listAudit(_ request: ListAuditRequest, context: CallContext) async throws -> ListAuditResponse
  /// Whether the audit log of the caller's organization is whole. Errors: PERMISSION_DENIED.
  func verifyAudit(_ request: VerifyAuditRequest, context: CallContext) async throws -> VerifyAuditResponse
  /// Gives an agent to another organization from a time on, which is not in the past. The caller must be an owner of both.
  /// Errors: INVALID_ARGUMENT (invalid_at), NOT_FOUND (agent_not_found), PERMISSION_DENIED, ALREADY_EXISTS (agent_exists),
  /// FAILED_PRECONDITION (idempotency_mismatch, move_pending).
  func moveAgent(_ request: MoveAgentRequest, context: CallContext) async throws -> MoveAgentResponse
  /// Invites somebody by mail. The token goes to the mailbox and is in no answer. Errors: INVALID_ARGUMENT, PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func createInvitation(_ request: CreateInvitationRequest, context: CallContext) async throws -> CreateInvitationResponse
  /// Makes whoever brings the token a member. Somebody who has a password logs in with it; somebody new sets one: reading the
  /// mailbox proves the address. Errors: UNAUTHENTICATED (invitation_refused, not_recognized), INVALID_ARGUMENT,
  /// RESOURCE_EXHAUSTED (too_many_attempts), UNAVAILABLE (passwords_busy).
  func acceptInvitation(_ request: AcceptInvitationRequest, context: CallContext) async throws -> AcceptInvitationResponse
  /// Lets the operator act in the organization's name for a while, and writes that and why into the organization's audit log
  /// first. What the operator asks of any service in an organization's name needs the token of such a grant.
  /// Errors: INVALID_ARGUMENT (invalid_reason, invalid_seconds), NOT_FOUND (organization_not_found).
  func openGrant(_ request: OpenGrantRequest, context: CallContext) async throws -> OpenGrantResponse
  /// The letters of an organization, for development without a mail server. Written to the audit log.
  func readMail(_ request: ReadMailRequest, context: CallContext) async throws -> ReadMailResponse
  /// Lets people of an issuer outside into the organization, or changes how. Errors: INVALID_ARGUMENT,
  /// NOT_FOUND (organization_not_found).
  func putOutsideIssuer(_ request: PutOutsideIssuerRequest, context: CallContext) async throws -> PutOutsideIssuerResponse
  /// Exchanges the token of an issuer outside for one of ours. Every refusal looks the same.
  /// Errors: UNAUTHENTICATED (token_refused).
  func exchangeToken(_ request: ExchangeTokenRequest, context: CallContext) async throws -> ExchangeTokenResponse
  /// Finds which agents of which organizations stand behind provider ids. A key without an agent has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func resolveAgents(_ request: ResolveAgentsRequest, context: CallContext) async throws -> ResolveAgentsResponse
}

extension AuthService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(AuthMethods.createOrganization) { request, context in try await self.createOrganization(request, context: context) },
      MethodHandler(AuthMethods.getOrganization) { request, context in try await self.getOrganization(request, context: context) },
      MethodHandler(AuthMethods.createAgent) { request, context in try await self.createAgent(request, context: context) },
      MethodHandler(AuthMethods.listAgents) { request, context in try await self.listAgents(request, context: context) },
      MethodHandler(AuthMethods.getAgent) { request, context in try await self.getAgent(request, context: context) },
      MethodHandler(AuthMethods.updateAgent) { request, context in try await self.updateAgent(request, context: context) },
      MethodHandler(AuthMethods.updateOrganization) { request, context in try await self.updateOrganization(request, context: context) },
      MethodHandler(AuthMethods.getAgentPolicies) { request, context in try await self.getAgentPolicies(request, context: context) },
      MethodHandler(AuthMethods.check) { request, context in try await self.check(request, context: context) },
      MethodHandler(AuthMethods.listMembers) { request, context in try await self.listMembers(request, context: context) },
      MethodHandler(AuthMethods.setMemberRole) { request, context in try await self.setMemberRole(request, context: context) },
      MethodHandler(AuthMethods.removeMember) { request, context in try await self.removeMember(request, context: context) },
      MethodHandler(AuthMethods.login) { request, context in try await self.login(request, context: context) },
      MethodHandler(AuthMethods.refresh) { request, context in try await self.refresh(request, context: context) },
      MethodHandler(AuthMethods.logout) { request, context in try await self.logout(request, context: context) },
      MethodHandler(AuthMethods.listSessions) { request, context in try await self.listSessions(request, context: context) },
      MethodHandler(AuthMethods.endSession) { request, context in try await self.endSession(request, context: context) },
      MethodHandler(AuthMethods.getJwks) { request, context in try await self.getJwks(request, context: context) },
      MethodHandler(AuthMethods.getRevocations) { request, context in try await self.getRevocations(request, context: context) },
      MethodHandler(AuthMethods.verifyToken) { request, context in try await self.verifyToken(request, context: context) },
      MethodHandler(AuthMethods.createApiKey) { request, context in try await self.createApiKey(request, context: context) },
      MethodHandler(AuthMethods.listApiKeys) { request, context in try await self.listApiKeys(request, context: context) },
      MethodHandler(AuthMethods.rotateApiKey) { request, context in try await self.rotateApiKey(request, context: context) },
      MethodHandler(AuthMethods.revokeApiKey) { request, context in try await self.revokeApiKey(request, context: context) },
      MethodHandler(AuthMethods.verifyApiKey) { request, context in try await self.verifyApiKey(request, context: context) },
      MethodHandler(AuthMethods.createTicket) { request, context in try await self.createTicket(request, context: context) },
      MethodHandler(AuthMethods.consumeTicket) { request, context in try await self.consumeTicket(request, context: context) },
      MethodHandler(AuthMethods.appendAudit) { request, context in try await self.appendAudit(request, context: context) },
      MethodHandler(AuthMethods.listAudit) { request, context in try await self.listAudit(request, context: context) },
      MethodHandler(AuthMethods.verifyAudit) { request, context in try await self.verifyAudit(request, context: context) },
      MethodHandler(AuthMethods.moveAgent) { request, context in try await self.moveAgent(request, context: context) },
      MethodHandler(AuthMethods.createInvitation) { request, context in try await self.createInvitation(request, context: context) },
      MethodHandler(AuthMethods.acceptInvitation) { request, context in try await self.acceptInvitation(request, context: context) },
      MethodHandler(AuthMethods.openGrant) { request, context in try await self.openGrant(request, context: context) },
      MethodHandler(AuthMethods.readMail) { request, context in try await self.readMail(request, context: context) },
      MethodHandler(AuthMethods.putOutsideIssuer) { request, context in try await self.putOutsideIssuer(request, context: context) },
      MethodHandler(AuthMethods.exchangeToken) { request, context in try await self.exchangeToken(request, context: context) },
      MethodHandler(AuthMethods.resolveAgents) { request, context in try await self.resolveAgents(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.auth.v1.AuthService`.
public enum AuthMethods {
  /// Makes an organization and its owner. A user who exists under that address becomes owner here too, unchanged.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public static let createOrganization = Method<CreateOrganizationRequest, CreateOrganizationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateOrganization", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// Tells about the caller's organization. Errors: NOT_FOUND.
  public static let getOrganization = Method<GetOrganizationRequest, GetOrganizationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetOrganization", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Makes an agent of the caller's organization. Errors: INVALID_ARGUMENT, ALREADY_EXISTS (agent_exists),
  /// NOT_FOUND (organization_not_found), FAILED_PRECONDITION (idempotency_mismatch).
  public static let createAgent = Method<CreateAgentRequest, CreateAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateAgent", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The agents of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listAgents = Method<ListAgentsRequest, ListAgentsResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ListAgents", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One agent of the caller's organization. Errors: NOT_FOUND (agent_not_found).
  public static let getAgent = Method<GetAgentRequest, GetAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetAgent", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Changes what is set in the request. Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let updateAgent = Method<UpdateAgentRequest, UpdateAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/UpdateAgent", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Changes what is set in the request; the status is the operator's to change. Errors: INVALID_ARGUMENT, NOT_FOUND,
  /// PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  public static let updateOrganization = Method<UpdateOrganizationRequest, UpdateOrganizationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/UpdateOrganization", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// What may be done with calls of agents, read at this moment and never from a cache. An organization that does not exist
  /// has no answer. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let getAgentPolicies = Method<GetAgentPoliciesRequest, GetAgentPoliciesResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetAgentPolicies", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "integrations", "webhooks", "operator"], isSystem: true))

  /// Whether somebody may do something in the organization of the call's context, read at this moment. A refusal is an
  /// answer and no error. A service may ask about somebody whose call it does not serve, in an organization of a row of its
  /// own. Errors: INVALID_ARGUMENT (invalid_principal, invalid_permission, invalid_agent_id, invalid_session_id),
  /// FAILED_PRECONDITION (version_not_reached).
  public static let check = Method<CheckRequest, CheckResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/Check", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "billing", "edge", "integrations", "webhooks", "operator"], isSystem: true))

  /// The people of the caller's organization, those who left not among them, in the order in which they became users.
  /// Errors: INVALID_ARGUMENT (bad_cursor), PERMISSION_DENIED.
  public static let listMembers = Method<ListMembersRequest, ListMembersResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ListMembers", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Gives a member another role. Only an owner makes owners and unmakes them.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (member_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (last_owner,
  /// idempotency_mismatch).
  public static let setMemberRole = Method<SetMemberRoleRequest, SetMemberRoleResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/SetMemberRole", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Takes a member out of the organization; their tokens end within seconds. Anybody may leave.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (member_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (last_owner,
  /// idempotency_mismatch).
  public static let removeMember = Method<RemoveMemberRequest, RemoveMemberResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/RemoveMember", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Lets a person in by address and password. Every refusal looks and lasts the same. Errors: UNAUTHENTICATED (not_recognized),
  /// RESOURCE_EXHAUSTED (too_many_attempts, with the time to wait), FAILED_PRECONDITION (not_a_member),
  /// UNAVAILABLE (passwords_busy).
  public static let login = Method<LoginRequest, LoginResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/Login", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"], isSystem: true))

  /// Exchanges a refresh token for the next pair. The same token within 10 s gets the same pair; later it ends the session.
  /// Errors: UNAUTHENTICATED (session_ended).
  public static let refresh = Method<RefreshRequest, RefreshResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/Refresh", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"], isSystem: true))

  /// Ends a session. A token that is none ends nothing and is no error.
  public static let logout = Method<LogoutRequest, LogoutResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/Logout", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"], isSystem: true))

  /// The caller's own sessions that still live, oldest first.
  public static let listSessions = Method<ListSessionsRequest, ListSessionsResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ListSessions", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge"]))

  /// Ends one of the caller's own sessions. Errors: NOT_FOUND (session_not_found).
  public static let endSession = Method<EndSessionRequest, EndSessionResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/EndSession", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge"]))

  /// The keys that tokens are verified with: next, current and previous.
  public static let getJwks = Method<GetJwksRequest, GetJwksResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetJwks", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "billing", "edge", "integrations", "webhooks", "operator"], isSystem: true))

  /// What was revoked after `since_seq`, in order. Numbers are given under a lock held to the commit: none appears behind one
  /// that was read. Errors: none.
  public static let getRevocations = Method<GetRevocationsRequest, GetRevocationsResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/GetRevocations", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "billing", "edge", "integrations", "webhooks", "operator"], isSystem: true))

  /// Whether an access token counts at this moment, by the database and not by a snapshot.
  /// Errors: UNAUTHENTICATED (token_refused).
  public static let verifyToken = Method<VerifyTokenRequest, VerifyTokenResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/VerifyToken", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["analysis", "billing", "edge", "integrations", "webhooks", "operator"], isSystem: true))

  /// Makes an API key with some of the caller's permissions. The key is in the answer once and nowhere else; a repeat gets it
  /// without. Errors: INVALID_ARGUMENT, PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  public static let createApiKey = Method<CreateApiKeyRequest, CreateApiKeyResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateApiKey", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The keys of the caller's organization, oldest first, without their secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listApiKeys = Method<ListApiKeysRequest, ListApiKeysResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ListApiKeys", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Makes the key's successor and ends the key itself after `overlap_seconds`. Errors: as CreateApiKey, NOT_FOUND
  /// (api_key_not_found).
  public static let rotateApiKey = Method<RotateApiKeyRequest, RotateApiKeyResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/RotateApiKey", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Ends a key now. A key that has ended stays so. Errors: NOT_FOUND (api_key_not_found), PERMISSION_DENIED.
  public static let revokeApiKey = Method<RevokeApiKeyRequest, RevokeApiKeyResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/RevokeApiKey", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Exchanges an API key for a token of 60 seconds. Every refusal looks the same. Errors: UNAUTHENTICATED (key_refused).
  public static let verifyApiKey = Method<VerifyApiKeyRequest, VerifyApiKeyResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/VerifyApiKey", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"], isSystem: true))

  /// Makes a ticket for places that take no headers: single use, 60 seconds. It goes back to the caller's log-in and ends with
  /// it. Errors: INVALID_ARGUMENT (invalid_purpose), UNAUTHENTICATED (principal_missing).
  public static let createTicket = Method<CreateTicketRequest, CreateTicketResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateTicket", defaultTimeout: .milliseconds(2000),
      idempotency: .idempotent, callers: ["edge"]))

  /// Exchanges a ticket for a token of 60 seconds, and uses it up. Errors: UNAUTHENTICATED (ticket_refused).
  public static let consumeTicket = Method<ConsumeTicketRequest, ConsumeTicketResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ConsumeTicket", defaultTimeout: .milliseconds(2000),
      idempotency: .idempotent, callers: ["edge"], isSystem: true))

  /// Puts entries of other services into their organizations' audit logs, each once by its id.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 200).
  public static let appendAudit = Method<AppendAuditRequest, AppendAuditResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/AppendAudit", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["analysis", "billing", "edge", "integrations", "webhooks", "operator"], isSystem: true))

  /// The audit log of the caller's organization, oldest first. Errors: INVALID_ARGUMENT, PERMISSION_DENIED.
  public static let listAudit = Method<ListAuditRequest, ListAuditResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ListAudit", defaultTimeout: .milliseconds(5000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Whether the audit log of the caller's organization is whole. Errors: PERMISSION_DENIED.
  public static let verifyAudit = Method<VerifyAuditRequest, VerifyAuditResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/VerifyAudit", defaultTimeout: .milliseconds(30000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Gives an agent to another organization from a time on, which is not in the past. The caller must be an owner of both.
  /// Errors: INVALID_ARGUMENT (invalid_at), NOT_FOUND (agent_not_found), PERMISSION_DENIED, ALREADY_EXISTS (agent_exists),
  /// FAILED_PRECONDITION (idempotency_mismatch, move_pending).
  public static let moveAgent = Method<MoveAgentRequest, MoveAgentResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/MoveAgent", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Invites somebody by mail. The token goes to the mailbox and is in no answer. Errors: INVALID_ARGUMENT, PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let createInvitation = Method<CreateInvitationRequest, CreateInvitationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/CreateInvitation", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Makes whoever brings the token a member. Somebody who has a password logs in with it; somebody new sets one: reading the
  /// mailbox proves the address. Errors: UNAUTHENTICATED (invitation_refused, not_recognized), INVALID_ARGUMENT,
  /// RESOURCE_EXHAUSTED (too_many_attempts), UNAVAILABLE (passwords_busy).
  public static let acceptInvitation = Method<AcceptInvitationRequest, AcceptInvitationResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/AcceptInvitation", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["edge", "operator"], isSystem: true))

  /// Lets the operator act in the organization's name for a while, and writes that and why into the organization's audit log
  /// first. What the operator asks of any service in an organization's name needs the token of such a grant.
  /// Errors: INVALID_ARGUMENT (invalid_reason, invalid_seconds), NOT_FOUND (organization_not_found).
  public static let openGrant = Method<OpenGrantRequest, OpenGrantResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/OpenGrant", defaultTimeout: .milliseconds(2000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// The letters of an organization, for development without a mail server. Written to the audit log.
  public static let readMail = Method<ReadMailRequest, ReadMailResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ReadMail", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// Lets people of an issuer outside into the organization, or changes how. Errors: INVALID_ARGUMENT,
  /// NOT_FOUND (organization_not_found).
  public static let putOutsideIssuer = Method<PutOutsideIssuerRequest, PutOutsideIssuerResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/PutOutsideIssuer", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// Exchanges the token of an issuer outside for one of ours. Every refusal looks the same.
  /// Errors: UNAUTHENTICATED (token_refused).
  public static let exchangeToken = Method<ExchangeTokenRequest, ExchangeTokenResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ExchangeToken", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"], isSystem: true))

  /// Finds which agents of which organizations stand behind provider ids. A key without an agent has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let resolveAgents = Method<ResolveAgentsRequest, ResolveAgentsResponse>(
    MethodDescription(
      name: "switchboard.auth.v1.AuthService/ResolveAgents", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["webhooks", "billing"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    createOrganization.description,
    getOrganization.description,
    createAgent.description,
    listAgents.description,
    getAgent.description,
    updateAgent.description,
    updateOrganization.description,
    getAgentPolicies.description,
    check.description,
    listMembers.description,
    setMemberRole.description,
    removeMember.description,
    login.description,
    refresh.description,
    logout.description,
    listSessions.description,
    endSession.description,
    getJwks.description,
    getRevocations.description,
    verifyToken.description,
    createApiKey.description,
    listApiKeys.description,
    rotateApiKey.description,
    revokeApiKey.description,
    verifyApiKey.description,
    createTicket.description,
    consumeTicket.description,
    appendAudit.description,
    listAudit.description,
    verifyAudit.description,
    moveAgent.description,
    createInvitation.description,
    acceptInvitation.description,
    openGrant.description,
    readMail.description,
    putOutsideIssuer.description,
    exchangeToken.description,
    resolveAgents.description,
  ]
}

/// Calls `switchboard.auth.v1.AuthService`.
public struct AuthClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Makes an organization and its owner. A user who exists under that address becomes owner here too, unchanged.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public func createOrganization(
    _ request: CreateOrganizationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateOrganizationResponse {
    try await caller.call(AuthMethods.createOrganization, request, options: options)
  }

  /// Tells about the caller's organization. Errors: NOT_FOUND.
  public func getOrganization(
    _ request: GetOrganizationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetOrganizationResponse {
    try await caller.call(AuthMethods.getOrganization, request, options: options)
  }

  /// Makes an agent of the caller's organization. Errors: INVALID_ARGUMENT, ALREADY_EXISTS (agent_exists),
  /// NOT_FOUND (organization_not_found), FAILED_PRECONDITION (idempotency_mismatch).
  public func createAgent(
    _ request: CreateAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateAgentResponse {
    try await caller.call(AuthMethods.createAgent, request, options: options)
  }

  /// The agents of the caller's organization, oldest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listAgents(
    _ request: ListAgentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListAgentsResponse {
    try await caller.call(AuthMethods.listAgents, request, options: options)
  }

  /// One agent of the caller's organization. Errors: NOT_FOUND (agent_not_found).
  public func getAgent(
    _ request: GetAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAgentResponse {
    try await caller.call(AuthMethods.getAgent, request, options: options)
  }

  /// Changes what is set in the request. Errors: INVALID_ARGUMENT, NOT_FOUND (agent_not_found), PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func updateAgent(
    _ request: UpdateAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UpdateAgentResponse {
    try await caller.call(AuthMethods.updateAgent, request, options: options)
  }

  /// Changes what is set in the request; the status is the operator's to change. Errors: INVALID_ARGUMENT, NOT_FOUND,
  /// PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  public func updateOrganization(
    _ request: UpdateOrganizationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UpdateOrganizationResponse {
    try await caller.call(AuthMethods.updateOrganization, request, options: options)
  }

  /// What may be done with calls of agents, read at this moment and never from a cache. An organization that does not exist
  /// has no answer. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func getAgentPolicies(
    _ request: GetAgentPoliciesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAgentPoliciesResponse {
    try await caller.call(AuthMethods.getAgentPolicies, request, options: options)
  }

  /// Whether somebody may do something in the organization of the call's context, read at this moment. A refusal is an
  /// answer and no error. A service may ask about somebody whose call it does not serve, in an organization of a row of its
  /// own. Errors: INVALID_ARGUMENT (invalid_principal, invalid_permission, invalid_agent_id, invalid_session_id),
  /// FAILED_PRECONDITION (version_not_reached).
  public func check(
    _ request: CheckRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CheckResponse {
    try await caller.call(AuthMethods.check, request, options: options)
  }

  /// The people of the caller's organization, those who left not among them, in the order in which they became users.
  /// Errors: INVALID_ARGUMENT (bad_cursor), PERMISSION_DENIED.
  public func listMembers(
    _ request: ListMembersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListMembersResponse {
    try await caller.call(AuthMethods.listMembers, request, options: options)
  }

  /// Gives a member another role. Only an owner makes owners and unmakes them.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (member_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (last_owner,
  /// idempotency_mismatch).
  public func setMemberRole(
    _ request: SetMemberRoleRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SetMemberRoleResponse {
    try await caller.call(AuthMethods.setMemberRole, request, options: options)
  }

  /// Takes a member out of the organization; their tokens end within seconds. Anybody may leave.
  /// Errors: INVALID_ARGUMENT, NOT_FOUND (member_not_found), PERMISSION_DENIED, FAILED_PRECONDITION (last_owner,
  /// idempotency_mismatch).
  public func removeMember(
    _ request: RemoveMemberRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RemoveMemberResponse {
    try await caller.call(AuthMethods.removeMember, request, options: options)
  }

  /// Lets a person in by address and password. Every refusal looks and lasts the same. Errors: UNAUTHENTICATED (not_recognized),
  /// RESOURCE_EXHAUSTED (too_many_attempts, with the time to wait), FAILED_PRECONDITION (not_a_member),
  /// UNAVAILABLE (passwords_busy).
  public func login(
    _ request: LoginRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> LoginResponse {
    try await caller.call(AuthMethods.login, request, options: options)
  }

  /// Exchanges a refresh token for the next pair. The same token within 10 s gets the same pair; later it ends the session.
  /// Errors: UNAUTHENTICATED (session_ended).
  public func refresh(
    _ request: RefreshRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RefreshResponse {
    try await caller.call(AuthMethods.refresh, request, options: options)
  }

  /// Ends a session. A token that is none ends nothing and is no error.
  public func logout(
    _ request: LogoutRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> LogoutResponse {
    try await caller.call(AuthMethods.logout, request, options: options)
  }

  /// The caller's own sessions that still live, oldest first.
  public func listSessions(
    _ request: ListSessionsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListSessionsResponse {
    try await caller.call(AuthMethods.listSessions, request, options: options)
  }

  /// Ends one of the caller's own sessions. Errors: NOT_FOUND (session_not_found).
  public func endSession(
    _ request: EndSessionRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EndSessionResponse {
    try await caller.call(AuthMethods.endSession, request, options: options)
  }

  /// The keys that tokens are verified with: next, current and previous.
  public func getJwks(
    _ request: GetJwksRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetJwksResponse {
    try await caller.call(AuthMethods.getJwks, request, options: options)
  }

  /// What was revoked after `since_seq`, in order. Numbers are given under a lock held to the commit: none appears behind one
  /// that was read. Errors: none.
  public func getRevocations(
    _ request: GetRevocationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetRevocationsResponse {
    try await caller.call(AuthMethods.getRevocations, request, options: options)
  }

  /// Whether an access token counts at this moment, by the database and not by a snapshot.
  /// Errors: UNAUTHENTICATED (token_refused).
  public func verifyToken(
    _ request: VerifyTokenRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> VerifyTokenResponse {
    try await caller.call(AuthMethods.verifyToken, request, options: options)
  }

  /// Makes an API key with some of the caller's permissions. The key is in the answer once and nowhere else; a repeat gets it
  /// without. Errors: INVALID_ARGUMENT, PERMISSION_DENIED, FAILED_PRECONDITION (idempotency_mismatch).
  public func createApiKey(
    _ request: CreateApiKeyRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateApiKeyResponse {
    try await caller.call(AuthMethods.createApiKey, request, options: options)
  }

  /// The keys of the caller's organization, oldest first, without their secrets. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listApiKeys(
    _ request: ListApiKeysRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListApiKeysResponse {
    try await caller.call(AuthMethods.listApiKeys, request, options: options)
  }

  /// Makes the key's successor and ends the key itself after `overlap_seconds`. Errors: as CreateApiKey, NOT_FOUND
  /// (api_key_not_found).
  public func rotateApiKey(
    _ request: RotateApiKeyRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RotateApiKeyResponse {
    try await caller.call(AuthMethods.rotateApiKey, request, options: options)
  }

  /// Ends a key now. A key that has ended stays so. Errors: NOT_FOUND (api_key_not_found), PERMISSION_DENIED.
  public func revokeApiKey(
    _ request: RevokeApiKeyRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RevokeApiKeyResponse {
    try await caller.call(AuthMethods.revokeApiKey, request, options: options)
  }

  /// Exchanges an API key for a token of 60 seconds. Every refusal looks the same. Errors: UNAUTHENTICATED (key_refused).
  public func verifyApiKey(
    _ request: VerifyApiKeyRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> VerifyApiKeyResponse {
    try await caller.call(AuthMethods.verifyApiKey, request, options: options)
  }

  /// Makes a ticket for places that take no headers: single use, 60 seconds. It goes back to the caller's log-in and ends with
  /// it. Errors: INVALID_ARGUMENT (invalid_purpose), UNAUTHENTICATED (principal_missing).
  public func createTicket(
    _ request: CreateTicketRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateTicketResponse {
    try await caller.call(AuthMethods.createTicket, request, options: options)
  }

  /// Exchanges a ticket for a token of 60 seconds, and uses it up. Errors: UNAUTHENTICATED (ticket_refused).
  public func consumeTicket(
    _ request: ConsumeTicketRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ConsumeTicketResponse {
    try await caller.call(AuthMethods.consumeTicket, request, options: options)
  }

  /// Puts entries of other services into their organizations' audit logs, each once by its id.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 200).
  public func appendAudit(
    _ request: AppendAuditRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AppendAuditResponse {
    try await caller.call(AuthMethods.appendAudit, request, options: options)
  }

  /// The audit log of the caller's organization, oldest first. Errors: INVALID_ARGUMENT, PERMISSION_DENIED.
  public func listAudit(
    _ request: ListAuditRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListAuditResponse {
    try await caller.call(AuthMethods.listAudit, request, options: options)
  }

  /// Whether the audit log of the caller's organization is whole. Errors: PERMISSION_DENIED.
  public func verifyAudit(
    _ request: VerifyAuditRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> VerifyAuditResponse {
    try await caller.call(AuthMethods.verifyAudit, request, options: options)
  }

  /// Gives an agent to another organization from a time on, which is not in the past. The caller must be an owner of both.
  /// Errors: INVALID_ARGUMENT (invalid_at), NOT_FOUND (agent_not_found), PERMISSION_DENIED, ALREADY_EXISTS (agent_exists),
  /// FAILED_PRECONDITION (idempotency_mismatch, move_pending).
  public func moveAgent(
    _ request: MoveAgentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> MoveAgentResponse {
    try await caller.call(AuthMethods.moveAgent, request, options: options)
  }

  /// Invites somebody by mail. The token goes to the mailbox and is in no answer. Errors: INVALID_ARGUMENT, PERMISSION_DENIED,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func createInvitation(
    _ request: CreateInvitationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CreateInvitationResponse {
    try await caller.call(AuthMethods.createInvitation, request, options: options)
  }

  /// Makes whoever brings the token a member. Somebody who has a password logs in with it; somebody new sets one: reading the
  /// mailbox proves the address. Errors: UNAUTHENTICATED (invitation_refused, not_recognized), INVALID_ARGUMENT,
  /// RESOURCE_EXHAUSTED (too_many_attempts), UNAVAILABLE (passwords_busy).
  public func acceptInvitation(
    _ request: AcceptInvitationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AcceptInvitationResponse {
    try await caller.call(AuthMethods.acceptInvitation, request, options: options)
  }

  /// Lets the operator act in the organization's name for a while, and writes that and why into the organization's audit log
  /// first. What the operator asks of any service in an organization's name needs the token of such a grant.
  /// Errors: INVALID_ARGUMENT (invalid_reason, invalid_seconds), NOT_FOUND (organization_not_found).
  public func openGrant(
    _ request: OpenGrantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> OpenGrantResponse {
    try await caller.call(AuthMethods.openGrant, request, options: options)
  }

  /// The letters of an organization, for development without a mail server. Written to the audit log.
  public func readMail(
    _ request: ReadMailRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ReadMailResponse {
    try await caller.call(AuthMethods.readMail, request, options: options)
  }

  /// Lets people of an issuer outside into the organization, or changes how. Errors: INVALID_ARGUMENT,
  /// NOT_FOUND (organization_not_found).
  public func putOutsideIssuer(
    _ request: PutOutsideIssuerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> PutOutsideIssuerResponse {
    try await caller.call(AuthMethods.putOutsideIssuer, request, options: options)
  }

  /// Exchanges the token of an issuer outside for one of ours. Every refusal looks the same.
  /// Errors: UNAUTHENTICATED (token_refused).
  public func exchangeToken(
    _ request: ExchangeTokenRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ExchangeTokenResponse {
    try await caller.call(AuthMethods.exchangeToken, request, options: options)
  }

  /// Finds which agents of which organizations stand behind provider ids. A key without an agent has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func resolveAgents(
    _ request: ResolveAgentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResolveAgentsResponse {
    try await caller.call(AuthMethods.resolveAgents, request, options: options)
  }
}

/// The methods of `switchboard.auth.v1.AuthService` with their messages, for callers that know them by name.
public enum AuthReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      AuthMethods.createOrganization.description,
      request: CreateOrganizationRequest.self, response: CreateOrganizationResponse.self),
    MethodReflection(
      AuthMethods.getOrganization.description,
      request: GetOrganizationRequest.self, response: GetOrganizationResponse.self),
    MethodReflection(
      AuthMethods.createAgent.description,
      request: CreateAgentRequest.self, response: CreateAgentResponse.self),
    MethodReflection(
      AuthMethods.listAgents.description,
      request: ListAgentsRequest.self, response: ListAgentsResponse.self),
    MethodReflection(
      AuthMethods.getAgent.description,
      request: GetAgentRequest.self, response: GetAgentResponse.self),
    MethodReflection(
      AuthMethods.updateAgent.description,
      request: UpdateAgentRequest.self, response: UpdateAgentResponse.self),
    MethodReflection(
      AuthMethods.updateOrganization.description,
      request: UpdateOrganizationRequest.self, response: UpdateOrganizationResponse.self),
    MethodReflection(
      AuthMethods.getAgentPolicies.description,
      request: GetAgentPoliciesRequest.self, response: GetAgentPoliciesResponse.self),
    MethodReflection(
      AuthMethods.check.description,
      request: CheckRequest.self, response: CheckResponse.self),
    MethodReflection(
      AuthMethods.listMembers.description,
      request: ListMembersRequest.self, response: ListMembersResponse.self),
    MethodReflection(
      AuthMethods.setMemberRole.description,
      request: SetMemberRoleRequest.self, response: SetMemberRoleResponse.self),
    MethodReflection(
      AuthMethods.removeMember.description,
      request: RemoveMemberRequest.self, response: RemoveMemberResponse.self),
    MethodReflection(
      AuthMethods.login.description,
      request: LoginRequest.self, response: LoginResponse.self),
    MethodReflection(
      AuthMethods.refresh.description,
      request: RefreshRequest.self, response: RefreshResponse.self),
    MethodReflection(
      AuthMethods.logout.description,
      request: LogoutRequest.self, response: LogoutResponse.self),
    MethodReflection(
      AuthMethods.listSessions.description,
      request: ListSessionsRequest.self, response: ListSessionsResponse.self),
    MethodReflection(
      AuthMethods.endSession.description,
      request: EndSessionRequest.self, response: EndSessionResponse.self),
    MethodReflection(
      AuthMethods.getJwks.description,
      request: GetJwksRequest.self, response: GetJwksResponse.self),
    MethodReflection(
      AuthMethods.getRevocations.description,
      request: GetRevocationsRequest.self, response: GetRevocationsResponse.self),
    MethodReflection(
      AuthMethods.verifyToken.description,
      request: VerifyTokenRequest.self, response: VerifyTokenResponse.self),
    MethodReflection(
      AuthMethods.createApiKey.description,
      request: CreateApiKeyRequest.self, response: CreateApiKeyResponse.self),
    MethodReflection(
      AuthMethods.listApiKeys.description,
      request: ListApiKeysRequest.self, response: ListApiKeysResponse.self),
    MethodReflection(
      AuthMethods.rotateApiKey.description,
      request: RotateApiKeyRequest.self, response: RotateApiKeyResponse.self),
    MethodReflection(
      AuthMethods.revokeApiKey.description,
      request: RevokeApiKeyRequest.self, response: RevokeApiKeyResponse.self),
    MethodReflection(
      AuthMethods.verifyApiKey.description,
      request: VerifyApiKeyRequest.self, response: VerifyApiKeyResponse.self),
    MethodReflection(
      AuthMethods.createTicket.description,
      request: CreateTicketRequest.self, response: CreateTicketResponse.self),
    MethodReflection(
      AuthMethods.consumeTicket.description,
      request: ConsumeTicketRequest.self, response: ConsumeTicketResponse.self),
    MethodReflection(
      AuthMethods.appendAudit.description,
      request: AppendAuditRequest.self, response: AppendAuditResponse.self),
    MethodReflection(
      AuthMethods.listAudit.description,
      request: ListAuditRequest.self, response: ListAuditResponse.self),
    MethodReflection(
      AuthMethods.verifyAudit.description,
      request: VerifyAuditRequest.self, response: VerifyAuditResponse.self),
    MethodReflection(
      AuthMethods.moveAgent.description,
      request: MoveAgentRequest.self, response: MoveAgentResponse.self),
    MethodReflection(
      AuthMethods.createInvitation.description,
      request: CreateInvitationRequest.self, response: CreateInvitationResponse.self),
    MethodReflection(
      AuthMethods.acceptInvitation.description,
      request: AcceptInvitationRequest.self, response: AcceptInvitationResponse.self),
    MethodReflection(
      AuthMethods.openGrant.description,
      request: OpenGrantRequest.self, response: OpenGrantResponse.self),
    MethodReflection(
      AuthMethods.readMail.description,
      request: ReadMailRequest.self, response: ReadMailResponse.self),
    MethodReflection(
      AuthMethods.putOutsideIssuer.description,
      request: PutOutsideIssuerRequest.self, response: PutOutsideIssuerResponse.self),
    MethodReflection(
      AuthMethods.exchangeToken.description,
      request: ExchangeTokenRequest.self, response: ExchangeTokenResponse.self),
    MethodReflection(
      AuthMethods.resolveAgents.description,
      request: ResolveAgentsRequest.self, response: ResolveAgentsResponse.self),
  ]
}
