internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import ServiceRuntime

extension BillingHandlers {
  /// What one call of the caller's organization cost and why. Throws `charge_not_found`.
  func getCharge(_ request: GetChargeRequest, context: CallContext) async throws -> GetChargeResponse {
    let organization = try context.requireOrganization()
    guard let call = CallID(request.callID) else {
      throw InvalidField("call_id", rule: "A UUID.")
    }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await CallChargeStore.charge(of: call, organization: organization, in: $0)
    }
    guard let stored = found else { throw BillingError.chargeNotFound }
    return GetChargeResponse(
      callID: "\(call)", seconds: stored.charge.seconds, amount: stored.charge.amount.message,
      rateID: "\(stored.charge.rateID)", callVersion: stored.charge.version, chargedAt: Timestamp(stored.chargedAt))
  }
}
