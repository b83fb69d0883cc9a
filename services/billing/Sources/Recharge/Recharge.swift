internal import Foundation
internal import Identifiers

/// One taking of money from a card: one row of `recharges`.
struct Recharge: Sendable, Hashable {
  enum Trigger: String, Sendable, Hashable {
    /// A person asked, and is there to act.
    case manual
    /// The balance fell below the threshold.
    case automatic
  }

  var id: RechargeID
  var trigger: Trigger
  var machine = RechargeMachine()
  /// Whole cents.
  var amount: MicroDollars
  var paymentMethod: String
  /// Why it failed, was canceled or waits.
  var reason = ""
  var createdAt = Date.distantPast
  var resolvedAt: Date?
  /// When it was first allowed to be sent, so long ago that the provider has forgotten its idempotency keys.
  var isStale = false
}
