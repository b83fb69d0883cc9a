internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension BillingHandlers {
  /// What moved the wallet of the caller's organization, newest first. Throws `bad_cursor`, `bad_limit`.
  func listTransfers(_ request: ListTransfersRequest, context: CallContext) async throws -> ListTransfersResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let movements = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await TransferStore.list(
        organization, before: page.cursor.map(TransferID.init(_:)), limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(movements, by: \.id.uuid)
    return ListTransfersResponse(transfers: shown.map(\.message), page: next)
  }
}

extension WalletMovement {
  fileprivate var message: Transfer {
    Transfer(
      id: "\(id)", kind: kind, amount: amount.message, balanceAfter: balanceAfter.message,
      callID: callID.map { "\($0)" } ?? "", createdAt: Timestamp(createdAt))
  }
}
