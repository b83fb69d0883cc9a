/// Everything that decides whether a wallet is recharged now.
struct RechargeOutlook: Sendable, Hashable {
  var rule: RechargeRule
  var balance: MicroDollars
  var spending: RechargeSpending
  var isFrozen: Bool
  /// A top-up or recharge is under way.
  var hasLive: Bool
  /// The rule's `nextAllowedAt` has passed.
  var isDue: Bool

  /// Why nothing is charged.
  enum Obstacle: String, Error, Sendable, Hashable {
    case disabled
    case aboveThreshold = "above_threshold"
    case rechargeLive = "recharge_live"
    case backingOff = "backing_off"
    case dailyCap = "daily_cap"
    case monthlyCap = "monthly_cap"
    case walletFrozen = "wallet_frozen"
  }

  /// What is charged now, in whole cents.
  func amount() throws(Obstacle) -> MicroDollars {
    guard rule.isEnabled else { throw .disabled }
    guard let wanted = rule.amount(at: balance) else { throw .aboveThreshold }
    guard !isFrozen else { throw .walletFrozen }
    guard !hasLive else { throw .rechargeLive }
    guard isDue else { throw .backingOff }
    do throws(RechargeCaps.Reached) {
      return try rule.caps.allowed(wanted, after: spending)
    } catch {
      switch error {
      case .daily: throw .dailyCap
      case .monthly: throw .monthlyCap
      }
    }
  }
}
