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
  /// The transfer with all that tells where it comes from.
  var message: Transfer {
    var message = Transfer(
      id: "\(id)", kind: kind.rawValue, amount: amount.message, balanceAfter: balanceAfter.message,
      createdAt: Timestamp(createdAt), rateID: rateID.map { "\($0)" } ?? "",
      providerObjectID: inputs.providerObjectID ?? "", providerEventID: inputs.providerEventID ?? "",
      reason: inputs.reason ?? "")
    switch subject {
    case .call(let call): message.callID = "\(call)"
    case .recharge(let recharge): message.rechargeID = "\(recharge)"
    case .nothing: break
    }
    return message
  }
}
