internal import AuthAPI
internal import Calls
internal import Messages

extension AuthHandlers {
  /// Ends a session. See ``SessionKeeper``.
  func logout(_ request: LogoutRequest, context: CallContext) async throws -> LogoutResponse {
    try await sessions.end(request.refreshToken.reveal())
    return LogoutResponse()
  }
}
