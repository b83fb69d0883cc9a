internal import Calls
internal import IntegrationsAPI

extension IntegrationsHandlers {
  /// Lets data flow over a connection that waits for it. Throws `connection_not_found`, `not_allowed`, `not_pending`,
  /// `already_connected`.
  func confirmConnection(
    _ request: ConfirmConnectionRequest, context: CallContext
  ) async throws -> ConfirmConnectionResponse {
    let (id, organization, actor) = try await managed(request.connectionID, context)
    let confirmed = try await steward.confirm(id, of: organization, by: actor)
    return ConfirmConnectionResponse(connection: try await message(confirmed))
  }
}
