internal import Calls
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listTestCalls(_ request: ListTestCallsRequest, context: CallContext) async throws -> ListTestCallsResponse {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    let rows = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await TestCallStore.list(organizationID, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(rows, by: \.id.uuid)
    return ListTestCallsResponse(testCalls: items.map(TestCall.init), page: next)
  }
}

extension TestCall {
  init(_ row: TestCallRow) {
    self.init(
      id: "\(row.id)", sourceID: "\(row.sourceID)", state: row.state, providerCallID: row.providerCallID ?? "",
      reason: row.reason, createdAt: Timestamp(row.createdAt))
  }
}
