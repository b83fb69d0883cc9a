internal import BillingAPI
internal import Calls
internal import Identifiers
internal import ServiceRuntime

extension BillingHandlers {
  /// Gives back what a call cost, or a part of it, once for each key. An operator's method, never a tenant's.
  ///
  /// Throws `invalid_call_id`, `invalid_amount`, `invalid_currency`, `invalid_reason`, `charge_not_found`,
  /// `refund_exceeds_charge`, `idempotency_key_invalid`, `idempotency_mismatch`.
  func refundCall(_ request: RefundCallRequest, context: CallContext) async throws -> RefundCallResponse {
    try await CallRefunder(database: database, events: events).refund(CallRefund(request, context: context))
  }
}

extension CallRefund {
  fileprivate init(_ request: RefundCallRequest, context: CallContext) throws {
    organization = try context.requireOrganization()
    guard let call = CallID(request.callID) else { throw InvalidField("call_id", rule: "A UUID.") }
    self.call = call
    amount = try request.amount.map { try MicroDollars($0, field: "amount") }
    guard amount.map({ $0 > .zero }) ?? true else {
      throw InvalidField("amount.micros", reason: "invalid_amount", rule: "Above 0, or no amount for all that is left.")
    }
    reason = try TextRule.check(request.reason, field: "reason", limit: Self.reasonLimit)
    scope = context.scope(organization)
    var hashed = request
    hashed.idempotencyKey = ""
    key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
  }
}
