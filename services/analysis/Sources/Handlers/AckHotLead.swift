internal import AnalysisAPI
internal import Calls
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Notes that the caller took care of a lead. Throws `invalid_lead_id`, `lead_not_found`.
  func ackHotLead(_ request: AckHotLeadRequest, context: CallContext) async throws -> AckHotLeadResponse {
    guard let id = HotLeadID(request.leadID) else { throw InvalidField("lead_id", rule: "A UUID.") }
    let actor = context.actor ?? context.caller
    var hashed = request
    hashed.idempotencyKey = ""
    return try await once(IdempotencyKey(request.idempotencyKey, of: hashed, context: context), context) {
      guard let lead = try await HotLeadStore.acknowledge(id, by: actor, of: $0, in: $1) else {
        throw AnalysisError.leadNotFound
      }
      return AckHotLeadResponse(lead: lead.message)
    }
  }
}
