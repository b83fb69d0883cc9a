internal import Foundation

/// What comes next for a recharge.
enum RechargeStep: Sendable, Hashable {
  /// Ask the provider this, outside any transaction, and come back with the answer.
  case ask(PaymentRequest)
  /// Nothing to ask: it is final, or its owner must act.
  case rest(Recharge)
  /// The outcome is not known, or the provider is away: ask again later, no earlier than `until` where that is known.
  case later(Recharge, reason: String, until: Date?)
}
