internal import Calls
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// The connections of the caller's organization, oldest first. Throws `bad_cursor`, `bad_limit`.
  func listConnections(
    _ request: ListConnectionsRequest, context: CallContext
  ) async throws -> ListConnectionsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let stored = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await ConnectionStore.list(organization, after: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(stored, by: \.id.uuid)
    let keyring = try await sealer.keyring(for: organization)
    return ListConnectionsResponse(connections: try items.map { try Self.message($0, opening: keyring) }, page: next)
  }
}
