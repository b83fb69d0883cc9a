internal import Foundation

/// The body of `POST /simulator/retell/calls`: one call to play, and where to.
struct RetellCallRequest: Decodable, Sendable {
  var webhookURL: String
  /// What Retell signs with: the tenant's API key with the webhook badge.
  var secret: String
  var agentID: String
  var from: String
  var to: String
  var durationMilliseconds: Int64
  /// Unix milliseconds; nil: the call ends now.
  var endedAtMilliseconds: Int64?
  /// Nil: an id made from the simulator's seed.
  var callID: String?
  var events: [RetellEvent]
  /// How many times each event is sent in all.
  var copies: Int
  var isShuffled: Bool

  private enum CodingKeys: String, CodingKey {
    case webhookURL = "webhook_url"
    case secret
    case agentID = "agent_id"
    case from
    case to
    case durationMilliseconds = "duration_ms"
    case endedAtMilliseconds = "ended_at_ms"
    case callID = "call_id"
    case events
    case copies = "duplicates"
    case order
  }

  /// Throws `DecodingError` where a field is missing, of another type or outside its range.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    webhookURL = try values.decode(String.self, forKey: .webhookURL)
    guard webhookURL.hasPrefix("http://") || webhookURL.hasPrefix("https://") else {
      throw DecodingError.dataCorruptedError(forKey: .webhookURL, in: values, debugDescription: "not an HTTP URL")
    }
    secret = try values.decode(String.self, forKey: .secret)
    agentID = try values.decode(String.self, forKey: .agentID)
    from = try values.decodeIfPresent(String.self, forKey: .from) ?? "+15550101234"
    to = try values.decodeIfPresent(String.self, forKey: .to) ?? "+15550109999"
    durationMilliseconds = try values.decode(Int64.self, forKey: .durationMilliseconds)
    endedAtMilliseconds = try values.decodeIfPresent(Int64.self, forKey: .endedAtMilliseconds)
    callID = try values.decodeIfPresent(String.self, forKey: .callID)

    let names = try values.decodeIfPresent([String].self, forKey: .events)
    events =
      try names?.map { name in
        guard let event = RetellEvent(rawValue: name) else {
          throw DecodingError.dataCorruptedError(forKey: .events, in: values, debugDescription: "unknown event \(name)")
        }
        return event
      } ?? RetellEvent.lifeOfACall
    copies = try values.decodeIfPresent(Int.self, forKey: .copies) ?? 1
    guard (1...20).contains(events.count), (1...100).contains(copies) else {
      throw DecodingError.dataCorruptedError(
        forKey: .events, in: values, debugDescription: "1 to 20 events, each sent 1 to 100 times")
    }
    switch try values.decodeIfPresent(String.self, forKey: .order) ?? "listed" {
    case "listed": isShuffled = false
    case "shuffled": isShuffled = true
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .order, in: values, debugDescription: "order is \"listed\" or \"shuffled\"")
    }
  }
}
