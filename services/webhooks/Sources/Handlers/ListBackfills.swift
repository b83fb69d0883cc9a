internal import Calls
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listBackfills(_ request: ListBackfillsRequest, context: CallContext) async throws -> ListBackfillsResponse {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    let rows = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await BackfillStore.list(organizationID, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(rows, by: \.id.uuid)
    return ListBackfillsResponse(backfills: items.map(Backfill.init), page: next)
  }
}
