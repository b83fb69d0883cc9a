internal import Foundation

/// Tells what a verified delivery from Vapi is.
enum VapiDelivery {
  /// Reads just enough of the body to tell. Vapi sends no ids: a status happens once a call, a report as well (of several
  /// the last one stands), everything else once a moment. Its links differ from attempt to attempt, so no key is over a body
  /// where anything else names the event.
  static func read(_ delivery: SignedDelivery) -> ReadDelivery {
    guard delivery.method == "POST",
      let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(delivery.body))
    else { return .notAnEvent }
    let message = envelope.message
    // Subscribed to as transcript[transcriptType="final"], and sometimes sent under that name.
    let type = message.type.hasPrefix("transcript[") ? "transcript" : message.type
    guard ReadDelivery.isEventName(type) else { return .notAnEvent }
    switch type {
    case "assistant-request":
      return .question(.inboundCall(agent: nil))
    case "tool-calls", "function-call":
      return .question(.functions(message.toolCallList ?? message.toolCalls ?? []))
    case "transfer-destination-request", "handoff-destination-request":
      return .question(.transfer)
    case "knowledge-base-request", "campaign.predial", "voice-request", "call.endpointing.request":
      return .question(.other)
    case "status-update", "end-of-call-report":
      guard let id = message.call?.id, !id.isEmpty else { return .notAnEvent }
      let status = type == "status-update" ? message.status ?? "" : ""
      return .event(type: type, key: DedupeKey.of([type, id, status]))
    default:
      guard let id = message.call?.id, let time = message.timestamp else {
        return .event(type: type, key: DedupeKey.of([type], body: delivery.body))
      }
      return .event(type: type, key: DedupeKey.of([type, id, String(describing: time)]))
    }
  }

  private struct Envelope: Decodable {
    var message: Message
  }

  private struct Message: Decodable {
    var type: String
    var status: String?
    var timestamp: JSONScalar?
    var call: Call?
    var toolCallList: [Question.FunctionCall]?
    var toolCalls: [Question.FunctionCall]?

    struct Call: Decodable {
      var id: String?
    }

    enum CodingKeys: String, CodingKey { case type, status, timestamp, call, toolCallList, toolCalls }

    /// Only what names the event must be readable.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      type = try container.decode(String.self, forKey: .type)
      status = try? container.decodeIfPresent(String.self, forKey: .status)
      timestamp = try? container.decodeIfPresent(JSONScalar.self, forKey: .timestamp)
      call = try? container.decodeIfPresent(Call.self, forKey: .call)
      toolCallList = try? container.decodeIfPresent(VapiToolCalls.self, forKey: .toolCallList)?.calls
      toolCalls = try? container.decodeIfPresent(VapiToolCalls.self, forKey: .toolCalls)?.calls
    }
  }
}
