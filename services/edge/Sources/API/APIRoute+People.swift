internal import AuthAPI

/// Who works in an organization and how they are let in.
extension APIRoute {
  static let sessions = [
    APIRoute(.post, "/v1/sessions", .auth, AuthMethods.login, access: .open, status: 201, "Logs a person in."),
    APIRoute(
      .post, "/v1/sessions/refresh", .auth, AuthMethods.refresh, access: .open,
      "Exchanges a refresh token for the next pair."),
    APIRoute(
      .post, "/v1/sessions/exchange", .auth, AuthMethods.exchangeToken, access: .open, status: 201,
      "Exchanges the token of an issuer outside that the organization trusts."),
    APIRoute(
      .delete, "/v1/sessions", .auth, AuthMethods.logout, access: .open, "Logs out: ends the refresh token's session."),
    APIRoute(
      .get, "/v1/sessions", .auth, AuthMethods.listSessions, access: .principal,
      "The caller's own sessions, oldest first."),
    APIRoute(
      .delete, "/v1/sessions/{id}", .auth, AuthMethods.endSession, access: .principal, binding: ["id": "session_id"],
      "Ends one of the caller's own sessions."),
    APIRoute(
      .post, "/v1/tickets", .auth, AuthMethods.createTicket, access: .principal, status: 201,
      "Makes a ticket for a place that takes no headers: `events` or `connect`, single use, a minute long."),
  ]

  static let organization = [
    APIRoute(
      .get, "/v1/organizations", .auth, AuthMethods.getOrganization, access: .permission("organization.read"),
      "The credential's organization."),
    APIRoute(
      .patch, "/v1/organizations", .auth, AuthMethods.updateOrganization, access: .permission("organization.manage"),
      "Changes the credential's organization."),
    APIRoute(
      .get, "/v1/audit", .auth, AuthMethods.listAudit, access: .permission("audit.read"),
      "What was done in the organization, oldest first."),
    APIRoute(
      .get, "/v1/audit/verification", .auth, AuthMethods.verifyAudit, access: .permission("audit.read"),
      "Whether the audit log is whole."),
  ]

  static let members = [
    APIRoute(
      .get, "/v1/members", .auth, AuthMethods.listMembers, access: .permission("members.read"),
      "The people of the organization."),
    APIRoute(
      .put, "/v1/members/{id}/role", .auth, AuthMethods.setMemberRole, access: .permission("members.manage"),
      binding: ["id": "user_id"], "Gives a member another role."),
    APIRoute(
      .delete, "/v1/members/{id}", .auth, AuthMethods.removeMember, access: .principal, binding: ["id": "user_id"],
      "Takes a member out of the organization; anybody may leave."),
  ]

  static let invitations = [
    APIRoute(
      .post, "/v1/invitations", .auth, AuthMethods.createInvitation, access: .permission("members.manage"), status: 201,
      "Invites somebody by mail; the token is in the letter only."),
    APIRoute(
      .post, "/v1/invitations/accept", .auth, AuthMethods.acceptInvitation, access: .open, status: 201,
      "Makes whoever brings the letter's token a member, and logs them in."),
  ]

  static let keys = [
    APIRoute(
      .get, "/v1/api-keys", .auth, AuthMethods.listApiKeys, access: .permission("keys.manage"),
      "API keys without their secrets, oldest first."),
    APIRoute(
      .post, "/v1/api-keys", .auth, AuthMethods.createApiKey, access: .permission("keys.manage"), status: 201,
      "Makes an API key; the answer holds its secret once."),
    APIRoute(
      .post, "/v1/api-keys/{id}/rotate", .auth, AuthMethods.rotateApiKey, access: .permission("keys.manage"),
      status: 201, binding: ["id": "api_key_id"], "Makes a key's successor and lets the key itself end."),
    APIRoute(
      .delete, "/v1/api-keys/{id}", .auth, AuthMethods.revokeApiKey, access: .permission("keys.manage"),
      binding: ["id": "api_key_id"], "Ends a key now."),
  ]
}
