internal import Foundation

/// What an amount was computed from, or why money moved: the transfer's `inputs`.
///
/// A price can be computed again from here alone: seconds, the rate's numbers and what had been given back before.
struct TransferInputs: Sendable, Hashable, Codable {
  var callVersion: Int64?
  var oldSeconds: Int64?
  var seconds: Int64?
  /// RFC 3339, whole seconds: the time that picked the rate.
  var pricedAt: String?
  var microsPerMinute: Int64?
  var incrementSeconds: Int64?
  var rounding: String?
  /// What the wallet had paid for the call before.
  var paidBeforeMicros: Int64?
  /// What operators had given back before.
  var refundedBeforeMicros: Int64?
  var reason: String?
  var actor: String?
  /// The payment provider's object whose news this is.
  var providerObjectID: String?
  /// The event that told of it, where one did.
  var providerEventID: String?

  enum CodingKeys: String, CodingKey {
    case callVersion = "call_version"
    case oldSeconds = "old_seconds"
    case seconds
    case pricedAt = "priced_at"
    case microsPerMinute = "micros_per_minute"
    case incrementSeconds = "increment_seconds"
    case rounding
    case paidBeforeMicros = "paid_before_micros"
    case refundedBeforeMicros = "refunded_before_micros"
    case reason
    case actor
    case providerObjectID = "provider_object_id"
    case providerEventID = "provider_event_id"
  }

  /// One object with what is set, its keys in order.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// From the column.
  init(json: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }

  init(reason: String? = nil, actor: String? = nil) {
    self.reason = reason
    self.actor = actor
  }
}
