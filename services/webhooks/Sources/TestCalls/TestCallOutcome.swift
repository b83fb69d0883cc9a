internal import Messages
internal import Outbound

/// What came of asking a provider to make a call.
enum TestCallOutcome: Sendable {
  case placed(providerCallID: String, accessToken: String)
  /// The provider said no, or was never asked.
  case refused(reason: String)
  /// It may have been made.
  case unknown(reason: String)

  /// What the provider's answer means.
  init(_ response: OutboundResponse, to plan: TestCallPlan) {
    guard response.isSuccess else {
      self = .refused(reason: "provider_refused_\(response.status)")
      return
    }
    guard let object = parsedJSON(response.body.reveal()) as? JSONObject,
      let id = object[plan.idMember] as? String, (1...200).contains(id.unicodeScalars.count), !id.utf8.contains(0)
    else {
      self = .unknown(reason: "provider_answer_unreadable")
      return
    }
    self = .placed(providerCallID: id, accessToken: plan.tokenMember.flatMap { object[$0] as? String } ?? "")
  }

  init(_ error: OutboundError) {
    self = error.isOutcomeUnknown ? .unknown(reason: error.reason) : .refused(reason: error.reason)
  }
}
