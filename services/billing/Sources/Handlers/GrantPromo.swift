internal import BillingAPI
internal import Calls
internal import ServiceRuntime

extension BillingHandlers {
  /// Gives the organization promotional credit, once for each key.
  ///
  /// Throws `invalid_amount`, `invalid_currency`, `invalid_reason`, `idempotency_key_invalid`, `idempotency_mismatch`.
  func grantPromo(_ request: GrantPromoRequest, context: CallContext) async throws -> GrantPromoResponse {
    try await PromoGranter(database: database, events: events).grant(PromoGrant(request, context: context))
  }
}

extension PromoGrant {
  fileprivate init(_ request: GrantPromoRequest, context: CallContext) throws {
    organization = try context.requireOrganization()
    amount = MicroDollars(request.amount?.micros ?? 0)
    guard amount > .zero, amount <= Self.amountLimit else {
      throw InvalidField(
        "amount.micros", reason: "invalid_amount", rule: "Above 0, at most \(Self.amountLimit.micros).")
    }
    guard request.amount?.currency == MicroDollars.currency else {
      throw InvalidField("amount.currency", rule: "\(MicroDollars.currency), the one currency.")
    }
    reason = try TextRule.check(request.reason, field: "reason", limit: Self.reasonLimit)
    scope = context.scope(organization)
    var hashed = request
    hashed.idempotencyKey = ""
    key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
  }
}
