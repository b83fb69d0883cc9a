internal import Calls
internal import IntegrationsAPI

extension IntegrationsHandlers {
  /// Ends a connection: its tokens are forgotten at once. Throws `connection_not_found`, `not_allowed`.
  func disconnect(_ request: DisconnectRequest, context: CallContext) async throws -> DisconnectResponse {
    let (id, organization, actor) = try await managed(request.connectionID, context)
    try await steward.disconnect(id, of: organization, by: actor, revokes: request.revokeAtProvider)
    return DisconnectResponse()
  }
}
