internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension BillingHandlers {
  /// Top-ups and recharges of the caller's organization, newest first. Throws `bad_cursor`, `bad_limit`.
  func listRecharges(_ request: ListRechargesRequest, context: CallContext) async throws -> ListRechargesResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let recharges = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await RechargeStore.list(
        organization, before: page.cursor.map(RechargeID.init(_:)), limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(recharges, by: \.id.uuid)
    return ListRechargesResponse(recharges: shown.map(\.message), page: next)
  }
}

extension Recharge {
  var message: BillingAPI.Recharge {
    BillingAPI.Recharge(
      id: "\(id)", trigger: trigger.rawValue, state: machine.state.rawValue, amount: amount.message,
      paymentIntent: machine.intent, reason: reason, createdAt: Timestamp(createdAt),
      resolvedAt: resolvedAt.map { Timestamp($0) })
  }
}
