internal import Calls
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listCalls(_ request: ListCallsRequest, context: CallContext) async throws -> ListCallsResponse {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    let keyring = try await sealer.keyring(for: organizationID)
    return try await database.withTransaction(context.scope(organizationID), isReadOnly: true) { transaction in
      let rows = try await CallStore.list(organizationID, before: page.cursor, limit: page.limit + 1, in: transaction)
      let (items, next) = page.cut(rows, by: \.id.uuid)
      let numbers = try await CallFactStore.numbers(
        of: items.map(\.id), organizationID, with: keyring, in: transaction)
      return ListCallsResponse(calls: items.map { Call($0, numbers: numbers[$0.id]) }, page: next)
    }
  }
}
