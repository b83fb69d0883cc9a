internal import Foundation

/// Tells what a verified delivery from Stripe is: an event that happens once under its id, in full or thin.
enum StripeDelivery {
  static func read(_ delivery: SignedDelivery) -> ReadDelivery {
    guard delivery.method == "POST", let event = StripeEvent(delivery.body), ReadDelivery.isEventName(event.type) else {
      return .notAnEvent
    }
    return .event(type: event.type, key: DedupeKey.of(["stripe", event.id]))
  }
}

/// What is read of a Stripe event. It is a hint: amounts and owners are asked for with our own key, never taken from here.
struct StripeEvent: Sendable, Hashable {
  var id: String
  var type: String
  /// Id of the object that changed; nil where the event names none.
  var objectID: String?
  var isLive: Bool
  /// `acct_…` of a connected account.
  var account: String?
  /// Seconds since 1970.
  var created: Int64

  /// Nil where `body` is no event of Stripe's.
  init?(_ body: [UInt8]) {
    guard let event = try? JSONDecoder().decode(Body.self, from: Data(body)),
      event.object == "event" || event.object == "v2.core.event", event.id.hasPrefix("evt_"), Self.isID(event.id)
    else { return nil }
    id = event.id
    let isThin = event.object == "v2.core.event"
    // `v1.payment_intent.succeeded` is the thin form of `payment_intent.succeeded`.
    type = isThin && event.type.hasPrefix("v1.") ? String(event.type.dropFirst(3)) : event.type
    let named = isThin ? event.related_object?.id ?? event.data?.impact?.related_object_id : event.data?.object?.id
    objectID = named.flatMap { Self.isID($0) ? $0 : nil }
    isLive = event.livemode ?? false
    account = event.account.flatMap { Self.isID($0) ? $0 : nil }
    if case .integer(let seconds)? = event.created, (0...253_402_300_799).contains(seconds) {
      created = seconds
    } else {
      created = 0
    }
  }

  /// Stripe's ids are short and plain.
  private static func isID(_ text: String) -> Bool {
    (1...255).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  private struct Body: Decodable {
    var id: String
    var object: String
    var type: String
    var livemode: Bool?
    var account: String?
    var created: JSONScalar?
    var related_object: Named?
    var data: Payload?

    struct Named: Decodable { var id: String? }
    struct Payload: Decodable {
      var object: Named?
      var impact: Impact?
    }
    struct Impact: Decodable { var related_object_id: String? }
  }
}
