internal import Foundation

/// What an amount was computed from, or why credit was given: the transfer's `inputs`.
struct TransferInputs: Sendable, Hashable, Encodable {
  var callVersion: Int64?
  var oldSeconds: Int64?
  var seconds: Int64?
  var microsPerMinute: Int64?
  var incrementSeconds: Int64?
  var reason: String?
  var actor: String?

  enum CodingKeys: String, CodingKey {
    case callVersion = "call_version"
    case oldSeconds = "old_seconds"
    case seconds
    case microsPerMinute = "micros_per_minute"
    case incrementSeconds = "increment_seconds"
    case reason
    case actor
  }

  /// One object with what is set, its keys in order.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
