internal import Foundation

/// When a wallet recharges itself: one row of `wallet_rules`.
struct RechargeRule: Sendable, Hashable {
  var isEnabled: Bool
  /// A balance below this starts a recharge. All amounts are whole cents.
  var threshold: MicroDollars
  /// What the balance is brought to.
  var target: MicroDollars
  var caps: RechargeCaps
  /// The provider's id of a saved card.
  var paymentMethod: String
  /// Declines in a row, 0 to 3.
  var declines = 0
  /// No recharge begins before.
  var nextAllowedAt = Date.distantPast
  var disabledReason = DisabledReason.none

  /// Why the rule switched itself off. The raw value is the column.
  enum DisabledReason: String, Sendable, Hashable {
    /// Its people did, or it is on.
    case none = ""
    case declined
    case dispute
    case organizationClosed = "organization_closed"
  }

  /// What would bring `balance` to the target, in whole cents and within what one payment may be; nil where the balance is
  /// not below the threshold. One payment covers the whole shortfall.
  func amount(at balance: MicroDollars) -> MicroDollars? {
    guard balance < threshold else { return nil }
    let shortfall = target.subtracting(balance)?.micros ?? PaymentLimits.largest.micros
    return min(max(MicroDollars(shortfall).wholeCentsUp, PaymentLimits.smallest), PaymentLimits.largest)
  }

  /// What a decline leaves of the rule: a longer wait each time, and the third switches it off, as does a card that will
  /// never pay.
  ///
  /// Answers how long to wait, or nil where the rule is off.
  mutating func decline(isFinal: Bool) -> Duration? {
    let wait = Self.waits[min(declines, Self.waits.count - 1)]
    declines = min(declines + 1, Self.declinesLimit)
    guard isEnabled, isFinal || declines == Self.declinesLimit else { return isEnabled ? wait : nil }
    isEnabled = false
    disabledReason = .declined
    return nil
  }

  /// The decline that switches the rule off.
  static let declinesLimit = 3
  private static let waits = [Duration.seconds(3_600), .seconds(6 * 3_600), .seconds(86_400)]
}

/// Bounds of one payment.
enum PaymentLimits {
  /// $0.50: Stripe takes no less.
  static let smallest = MicroDollars(500_000)
  /// $20,000.00.
  static let largest = MicroDollars(20_000_000_000)
  /// $10,000.00.
  static let largestTopUp = MicroDollars(10_000_000_000)
  static let microsPerCent: Int64 = 10_000
}

extension MicroDollars {
  var isWholeCents: Bool { micros % PaymentLimits.microsPerCent == 0 }

  /// The next whole cent at or above an amount of zero or more.
  var wholeCentsUp: MicroDollars {
    let rest = micros % PaymentLimits.microsPerCent
    return rest == 0 ? self : adding(MicroDollars(PaymentLimits.microsPerCent - rest)) ?? PaymentLimits.largest
  }
}
