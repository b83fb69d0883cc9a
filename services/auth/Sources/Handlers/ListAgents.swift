internal import AuthAPI
internal import Calls
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// The agents of the caller's organization, oldest first. Throws `bad_cursor`, `bad_limit`, `permission_denied`.
  func listAgents(_ request: ListAgentsRequest, context: CallContext) async throws -> ListAgentsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    try await authorizer.require(.agentsRead, in: organization, context: context)
    let rows = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AgentStore.list(organization, after: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(rows, by: \.id.uuid)
    return ListAgentsResponse(agents: shown.map(\.message), page: next)
  }
}
