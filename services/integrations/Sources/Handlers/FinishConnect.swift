internal import Calls
internal import IntegrationsAPI

extension IntegrationsHandlers {
  /// Ends a flow with what the provider sent the browser back with. See ``Connector``.
  func finishConnect(_ request: FinishConnectRequest, context: CallContext) async throws -> FinishConnectResponse {
    let finished = try await connector.finish(
      Connector.Callback(
        provider: request.provider, state: request.state, code: request.code, error: request.error,
        issuer: request.issuer, browserCookie: request.browserCookie))
    return FinishConnectResponse(
      connectionID: "\(finished.connection)", status: finished.state.message, returnTo: finished.returnTo)
  }
}
