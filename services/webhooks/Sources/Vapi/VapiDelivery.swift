/// Tells what a verified delivery from Vapi is.
enum VapiDelivery {
  /// Reads just enough of the body to tell. Vapi sends no ids: a status happens once a call, a report as well (of several
  /// the last one stands), everything else once a moment. Its links differ from attempt to attempt, so no key is over a body
  /// where anything else names the event.
  static func read(_ delivery: SignedDelivery) -> ReadDelivery {
    guard delivery.method == "POST", let text = JSONText(delivery.body), let name = text.text("/message/type") else {
      return .notAnEvent
    }
    // Subscribed to as transcript[transcriptType="final"], and sometimes sent under that name.
    let type = name.hasPrefix("transcript[") ? "transcript" : name
    guard ReadDelivery.isEventName(type) else { return .notAnEvent }
    switch type {
    case "assistant-request":
      return .question(.inboundCall(agent: nil))
    case "tool-calls", "function-call":
      return .question(.functions(VapiToolCalls.asked(by: delivery.body)))
    case "transfer-destination-request", "handoff-destination-request":
      return .question(.transfer)
    case "knowledge-base-request", "campaign.predial", "voice-request", "call.endpointing.request":
      return .question(.other)
    case "status-update", "end-of-call-report":
      guard let id = text.text("/message/call/id"), !id.isEmpty else { return .notAnEvent }
      let status = type == "status-update" ? text.text("/message/status") ?? "" : ""
      return .event(type: type, key: DedupeKey.of([type, id, status]))
    default:
      guard let id = text.text("/message/call/id"), let time = text.scalar("/message/timestamp") else {
        return .event(type: type, key: DedupeKey.of([type], body: delivery.body))
      }
      return .event(type: type, key: DedupeKey.of([type, id, String(describing: time)]))
    }
  }
}
