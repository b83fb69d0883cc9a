internal import Calls
internal import IntegrationsAPI

extension IntegrationsHandlers {
  /// Drops a connection that waits for confirmation. Throws `connection_not_found`, `not_allowed`, `not_pending`.
  func rejectConnection(
    _ request: RejectConnectionRequest, context: CallContext
  ) async throws -> RejectConnectionResponse {
    let (id, organization, actor) = try await managed(request.connectionID, context)
    let rejected = try await steward.reject(id, of: organization, by: actor)
    return RejectConnectionResponse(connection: try await message(rejected))
  }
}
