internal import Calls
internal import IntegrationsAPI
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Makes a link by which somebody without a log-in can connect an account of theirs.
  ///
  /// Throws `invalid_agent_id`, `invalid_provider`, `invalid_return_to`, `not_allowed`.
  func inviteConnect(_ request: InviteConnectRequest, context: CallContext) async throws -> InviteConnectResponse {
    let organization = try context.requireOrganization()
    let invitation = ConnectInvitation(
      organizationID: organization, agentID: try agent(request.agentID), provider: try provider(request.provider),
      returnTo: try returnAddress(request.returnTo))
    let actor = try await authority.require(.manageConnections, context, agent: invitation.agentID, in: organization)
    let token = PKCE.secret()
    let expiresAt = try await database.withTransaction(.system) {
      try await ConnectInvitationStore.insert(invitation, tokenHash: PKCE.hash(token), by: actor, in: $0)
    }
    return InviteConnectResponse(invitation: Sensitive(token), expiresAt: Timestamp(expiresAt))
  }
}
