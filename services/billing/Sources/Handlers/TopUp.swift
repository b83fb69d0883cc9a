internal import BillingAPI
internal import Calls
internal import Identifiers
internal import ServiceRuntime

extension BillingHandlers {
  /// Charges a card now, for somebody who is there to act.
  ///
  /// Throws `invalid_amount`, `invalid_currency`, `invalid_payment_method`, `recharge_live`, `wallet_frozen`, `daily_cap`,
  /// `monthly_cap`, `payments_unavailable`, `idempotency_key_invalid`, `idempotency_mismatch`.
  func topUp(_ request: TopUpRequest, context: CallContext) async throws -> TopUpResponse {
    let topUp = try TopUp(request, context: context)
    guard let payments else { throw BillingError.paymentsUnavailable }
    defer { wakeWorkers() }
    return try await TopUpRunner(database: database, provider: payments).run(topUp)
  }
}

extension TopUp {
  fileprivate init(_ request: TopUpRequest, context: CallContext) throws {
    organization = try context.requireOrganization()
    let range = PaymentLimits.smallest...PaymentLimits.largestTopUp
    guard let money = request.amount else { throw InvalidField("amount", rule: "It must be there.") }
    amount = try MicroDollars(money, field: "amount")
    guard range.contains(amount), amount.isWholeCents else {
      throw InvalidField(
        "amount.micros", reason: "invalid_amount",
        rule: "\(range.lowerBound.micros) to \(range.upperBound.micros), whole cents.")
    }
    paymentMethod = try PaymentMethodRule.check(request.paymentMethod, field: "payment_method")
    scope = context.scope(organization)
    var hashed = request
    hashed.idempotencyKey = ""
    key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
  }
}
