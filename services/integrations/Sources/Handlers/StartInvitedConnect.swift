internal import Calls
internal import IntegrationsAPI

extension IntegrationsHandlers {
  /// Begins to connect by an invitation, which it uses up. Throws `invalid_provider`, `invitation_not_found`,
  /// `provider_not_configured`.
  func startInvitedConnect(
    _ request: StartInvitedConnectRequest, context: CallContext
  ) async throws -> StartConnectResponse {
    StartConnectResponse(
      try await connector.start(try provider(request.provider), invitation: request.invitation))
  }
}
