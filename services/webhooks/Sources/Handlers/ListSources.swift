internal import Calls
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listSources(_ request: ListSourcesRequest, context: CallContext) async throws -> ListSourcesResponse {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    let (rows, keys) = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      let rows = try await SourceStore.list(organizationID, after: page.cursor, limit: page.limit + 1, in: $0)
      return (rows, try await SourceAPIKeyStore.known(rows.map(\.id), in: $0))
    }
    let (items, next) = page.cut(rows, by: \.id.uuid)
    return ListSourcesResponse(sources: items.map { Source($0, hasAPIKey: keys.contains($0.id)) }, page: next)
  }
}
