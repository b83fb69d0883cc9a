/// Tells what a verified delivery from Retell is.
enum RetellDelivery {
  /// Reads just enough of the body to tell. The keys are those of Retell's guide "Webhook overview": an event happens
  /// once a call; transfers once a destination; a transcript update and anything unknown once a body.
  static func read(method: String, body: [UInt8]) -> ReadDelivery {
    // GET and DELETE custom functions have no body.
    if body.isEmpty { return method == "GET" || method == "DELETE" ? .question(.functions([])) : .notAnEvent }
    guard let text = JSONText(body) else { return .notAnEvent }
    let event: String
    switch text.value("/event") {
    case .text(let name): event = name
    // A custom function's body is its name with its arguments, or the arguments alone: an object without an event.
    case .none: return .question(.functions([]))
    case .scalar: return .notAnEvent
    }
    guard isEventName(event) else { return .notAnEvent }
    switch event {
    case "call_inbound":
      return .question(.inboundCall(agent: text.text("/call_inbound/agent_id")))
    case "chat_inbound":
      return .question(.other)
    case "call_started", "call_ended", "call_analyzed":
      guard let id = text.text("/call/call_id"), !id.isEmpty else { return .notAnEvent }
      return .event(type: event, key: DedupeKey.of([event, id]))
    case "chat_started", "chat_ended", "chat_analyzed":
      guard let id = text.text("/chat/chat_id"), !id.isEmpty else { return .notAnEvent }
      return .event(type: event, key: DedupeKey.of([event, id]))
    case "transfer_started", "transfer_bridged", "transfer_cancelled", "transfer_ended":
      guard let id = text.text("/call/call_id"), !id.isEmpty else { return .notAnEvent }
      // Bodies that differ in anything else share a key and are kept beside each other.
      return .event(
        type: event,
        key: DedupeKey.of([
          event, id, text.scalar("/call/start_timestamp").map(String.init(describing:)) ?? "",
          text.text("/transfer_destination/number") ?? "", text.text("/transfer_destination/extension") ?? "",
        ]))
    case "transcript_updated":
      guard let id = text.text("/call/call_id"), !id.isEmpty else { return .notAnEvent }
      return .event(type: event, key: DedupeKey.of([event, id], body: body))
    default:
      return .event(type: event, key: DedupeKey.of([event], body: body))
    }
  }

  /// The names are text that we store and log: short and plain, or no event of Retell's.
  private static func isEventName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0 == 0x5f }
  }
}
