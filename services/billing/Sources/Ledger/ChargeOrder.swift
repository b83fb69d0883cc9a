internal import Foundation
internal import Identifiers

/// One ended call that is to be charged, its numbers within bounds.
struct ChargeOrder: Sendable, Hashable {
  /// Two days.
  static let secondsLimit: Int64 = 172_800

  /// Which item of the request it was.
  var index: Int
  var organizationID: OrganizationID
  var callID: CallID
  /// 1 or more.
  var version: Int64
  /// 0 to 172,800.
  var seconds: Int64
  var pricedAt: Date
  /// The seconds are an answer of the provider's own API: fewer than were paid for give money back.
  var mayLower = false

  /// The order in which a batch is worked off: every request alike, so that two of them never wait for each other, and of
  /// one call the newest facts first, so that the older ones change nothing.
  static func precedes(_ left: ChargeOrder, _ right: ChargeOrder) -> Bool {
    let (first, second) = (left.callID.description, right.callID.description)
    if first != second { return first < second }
    return left.version != right.version ? left.version > right.version : left.index < right.index
  }
}

/// Why an item is refused for ever; the raw value is the `reason` of its result.
enum ChargeRefusal: String, Error, Sendable, Hashable {
  case invalidOrganizationID = "invalid_org_id"
  case invalidCallID = "invalid_call_id"
  case invalidCallVersion = "invalid_call_version"
  case secondsOutOfRange = "seconds_out_of_range"
  case invalidPricedAt = "invalid_priced_at"
  /// No rate was valid at the time.
  case noRate = "no_rate"
  /// An account would leave 64 bits.
  case balanceOutOfRange = "balance_out_of_range"
}

/// What was decided about one order. The amount is what the call has cost in all.
enum ChargeDecision: Sendable, Hashable {
  case charged(MicroDollars)
  case unchanged(MicroDollars)
  case adjusted(MicroDollars)
  case refused(ChargeRefusal)
}
