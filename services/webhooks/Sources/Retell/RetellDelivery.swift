internal import Foundation

/// Tells what a verified delivery from Retell is.
enum RetellDelivery {
  /// Reads just enough of the body to tell. The keys are those of Retell's guide "Webhook overview": an event happens
  /// once a call; transfers once a destination; a transcript update and anything unknown once a body.
  static func read(method: String, body: [UInt8]) -> ReadDelivery {
    // GET and DELETE custom functions have no body.
    if body.isEmpty { return method == "GET" || method == "DELETE" ? .question(.functions([])) : .notAnEvent }
    guard let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(body)) else { return .notAnEvent }
    // A custom function's body is its name with its arguments, or the arguments alone: an object without an event.
    guard let event = envelope.event else { return .question(.functions([])) }
    guard isEventName(event) else { return .notAnEvent }
    switch event {
    case "call_inbound":
      return .question(.inboundCall(agent: envelope.call_inbound?.agent_id))
    case "chat_inbound":
      return .question(.other)
    case "call_started", "call_ended", "call_analyzed":
      guard let id = envelope.call?.call_id, !id.isEmpty else { return .notAnEvent }
      return .event(type: event, key: DedupeKey.of([event, id]))
    case "chat_started", "chat_ended", "chat_analyzed":
      guard let id = envelope.chat?.chat_id, !id.isEmpty else { return .notAnEvent }
      return .event(type: event, key: DedupeKey.of([event, id]))
    case "transfer_started", "transfer_bridged", "transfer_cancelled", "transfer_ended":
      guard let call = envelope.call, let id = call.call_id, !id.isEmpty else { return .notAnEvent }
      return .event(
        type: event,
        key: DedupeKey.of([
          event, id, call.start_timestamp.map(String.init(describing:)) ?? "",
          envelope.transfer_destination?.number ?? "", envelope.transfer_destination?.extension ?? "",
        ]))
    case "transcript_updated":
      guard let id = envelope.call?.call_id, !id.isEmpty else { return .notAnEvent }
      return .event(type: event, key: DedupeKey.of([event, id], body: body))
    default:
      return .event(type: event, key: DedupeKey.of([event], body: body))
    }
  }

  /// The names are text that we store and log: short and plain, or no event of Retell's.
  private static func isEventName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0 == 0x5f }
  }

  private struct Envelope: Decodable {
    var event: String?
    var call: CallPart?
    var chat: ChatPart?
    var call_inbound: Inbound?
    var transfer_destination: Destination?

    struct CallPart: Decodable {
      var call_id: String?
      var start_timestamp: JSONScalar?

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        call_id = try container.decodeIfPresent(String.self, forKey: .call_id)
        start_timestamp = try? container.decodeIfPresent(JSONScalar.self, forKey: .start_timestamp)
      }

      enum CodingKeys: String, CodingKey { case call_id, start_timestamp }
    }
    struct ChatPart: Decodable {
      var chat_id: String?
    }
    struct Inbound: Decodable {
      var agent_id: String?
    }

    /// Where a transfer goes. Bodies that differ in anything else share a key and are kept beside each other.
    struct Destination: Decodable {
      var number: String?
      var `extension`: String?
    }

    /// Only what names the event must be readable: whatever else a signed event holds, it is stored first and judged by
    /// the fold.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      event = try container.decodeIfPresent(String.self, forKey: .event)
      call = try? container.decodeIfPresent(CallPart.self, forKey: .call)
      chat = try? container.decodeIfPresent(ChatPart.self, forKey: .chat)
      call_inbound = try? container.decodeIfPresent(Inbound.self, forKey: .call_inbound)
      transfer_destination = try? container.decodeIfPresent(Destination.self, forKey: .transfer_destination)
    }

    enum CodingKeys: String, CodingKey { case event, call, chat, call_inbound, transfer_destination }
  }
}
