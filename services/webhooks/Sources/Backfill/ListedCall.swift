internal import Foundation

/// One call of a provider's list, as the event that would have told it.
struct ListedCall: Sendable {
  /// The delivery that the provider would have sent: it goes the way of all deliveries, under the same key.
  var delivery: SignedDelivery
  /// Whether the list leaves parts out, and the call is to be asked for by itself.
  var isPartial = false
  /// The provider's id.
  var providerCallID: String
}

/// One page of a provider's list.
struct ListedPage: Sendable {
  /// Calls that are over; others are left for their own events.
  var calls: [ListedCall]
  /// Where the next page begins; nil after the last.
  var next: String?
}

/// Which part of a provider's list is wanted.
struct ListWindow: Sendable, Hashable {
  var from: Date
  var to: Date
  /// Where the page begins, in the provider's own words; empty at the beginning.
  var cursor: String

  /// Calls of one page: what is folded meanwhile stays small.
  static let pageSize = 100

  var fromMilliseconds: Int64 { Int64((from.timeIntervalSince1970 * 1000).rounded()) }
  var toMilliseconds: Int64 { Int64((to.timeIntervalSince1970 * 1000).rounded()) }
}

/// An object of JSON, kept as text so that it may be handed on.
typealias JSONObject = [String: Any]

/// The bytes of an object, the same for equal ones.
func canonicalJSON(_ object: JSONObject) -> [UInt8]? {
  guard JSONSerialization.isValidJSONObject(object) else { return nil }
  return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]))
    .map(Array.init)
}

/// The object or array that `bytes` are; nil where they are none.
func parsedJSON(_ bytes: [UInt8]) -> Any? {
  try? JSONSerialization.jsonObject(with: Data(bytes))
}
