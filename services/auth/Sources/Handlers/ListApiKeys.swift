internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// The keys of the caller's organization, oldest first. Throws `permission_denied`, `bad_cursor`, `bad_limit`.
  func listApiKeys(_ request: ListApiKeysRequest, context: CallContext) async throws -> ListApiKeysResponse {
    let organization = try context.requireOrganization()
    try await authorizer.require(.keysManage, in: organization, context: context)
    let page = try ListPage(request.page)
    let rows = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await APIKeyStore.list(organization, after: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(rows, by: \.id.uuid)
    return ListApiKeysResponse(apiKeys: shown.map(\.message), page: next)
  }
}
