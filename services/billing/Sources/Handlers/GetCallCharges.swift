internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

extension BillingHandlers {
  /// Calls that one request may ask for.
  static let mostCallCharges = 500

  /// Which of an organization's calls were charged. Throws `too_many_items`.
  func getCallCharges(_ request: GetCallChargesRequest, context: CallContext) async throws -> GetCallChargesResponse {
    guard request.callIDs.count <= Self.mostCallCharges else { throw BillingError.tooManyItems }
    guard let organization = OrganizationID(request.orgID) else { throw InvalidField("org_id", rule: "A UUID.") }
    let calls = try request.callIDs.enumerated().map { index, id in
      guard let call = CallID(id) else { throw InvalidField("call_ids[\(index)]", rule: "A UUID.") }
      return call
    }
    let charged = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await CallChargeStore.charged(calls, of: organization, in: $0)
    }
    return GetCallChargesResponse(
      charges: charged.map { ChargedCall(callID: "\($0.call)", seconds: $0.seconds, callVersion: $0.version) })
  }
}
