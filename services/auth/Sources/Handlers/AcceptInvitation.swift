internal import AuthAPI
internal import Calls
internal import Messages

extension AuthHandlers {
  /// Makes whoever brings the token a member. See ``Inviting``.
  ///
  /// Throws `invitation_refused`, `not_recognized`, `too_many_attempts`, `passwords_busy`, `invalid_password`.
  func acceptInvitation(
    _ request: AcceptInvitationRequest, context: CallContext
  ) async throws -> AcceptInvitationResponse {
    let password = Array(request.password.reveal().utf8.prefix(NewOrganization.passwordLength.upperBound + 1))
    let tokens = try await inviting.accept(
      request.token.reveal(), password: password, remoteAddress: String(request.remoteAddress.reveal().prefix(64)))
    return AcceptInvitationResponse(tokens: tokens)
  }
}
