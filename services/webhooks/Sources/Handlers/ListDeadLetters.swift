internal import Calls
internal import Jobs
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listDeadLetters(_ request: ListDeadLettersRequest, context: CallContext) async throws -> ListDeadLettersResponse
  {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    let rows = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await DeadLetterStore.list(organizationID, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(rows, by: \.id)
    return ListDeadLettersResponse(deadLetters: items.map { DeadLetter($0) }, page: next)
  }
}
