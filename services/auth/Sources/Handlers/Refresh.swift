internal import AuthAPI
internal import Calls
internal import Messages

extension AuthHandlers {
  /// The next pair of a session. Throws `session_ended`. See ``SessionKeeper``.
  func refresh(_ request: RefreshRequest, context: CallContext) async throws -> RefreshResponse {
    RefreshResponse(tokens: try await sessions.refresh(request.refreshToken.reveal()))
  }
}
