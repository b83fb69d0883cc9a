internal import Calls
internal import ServiceRuntime

/// What goes wrong in billing that no item result tells.
enum BillingError: Error, Sendable, Hashable {
  case tooManyItems
  case badCursor
  case chargeNotFound
  /// More would be given back than the call costs.
  case refundExceedsCharge
  /// Another change of the rate is planned for later.
  case rateScheduled
  /// The organization has no rate of its own that could end.
  case noOwnRate
  case rechargeMissing
  /// The provider answered again and again, and never to the point.
  case rechargeUnsettled
  /// Another top-up or recharge is under way.
  case rechargeLive
  /// The wallet's state or its caps stand in the way; the obstacle is the reason.
  case rechargeRefused(RechargeOutlook.Obstacle)
  /// No payment provider is configured, or it is away.
  case paymentsUnavailable
  /// An account would leave 64 bits.
  case balanceOutOfRange
}

extension BillingError: RPCErrorConvertible {
  var rpcError: RPCError {
    switch self {
    case .tooManyItems:
      InvalidField("items", reason: "too_many_items", rule: "At most \(CallCharger.itemsLimit).").rpcError
    case .badCursor:
      InvalidField("page.cursor", reason: "bad_cursor", rule: "The next_cursor of the page before, or empty.").rpcError
    case .chargeNotFound:
      RPCError(.notFound, reason: "charge_not_found", message: "The call was not charged.", isNoRetry: true)
    case .refundExceedsCharge:
      RPCError(
        .failedPrecondition, reason: "refund_exceeds_charge", message: "The call costs less than that.", isNoRetry: true
      )
    case .rateScheduled:
      RPCError(
        .failedPrecondition, reason: "rate_scheduled", message: "A later change of the rate is planned already.",
        isNoRetry: true)
    case .noOwnRate:
      RPCError(
        .failedPrecondition, reason: "no_own_rate", message: "The organization has no rate of its own.",
        isNoRetry: true)
    case .rechargeMissing:
      RPCError(.notFound, reason: "recharge_missing", message: "There is no such recharge.", isNoRetry: true)
    case .rechargeUnsettled:
      RPCError(.unavailable, reason: "recharge_unsettled", message: "The payment provider's answers make no sense.")
    case .rechargeLive:
      RPCError(
        .failedPrecondition, reason: "recharge_live", message: "Another top-up or recharge is under way.",
        isNoRetry: true)
    case .rechargeRefused(let obstacle):
      switch obstacle {
      case .dailyCap, .monthlyCap:
        RPCError(.resourceExhausted, reason: obstacle.rawValue, message: "The cap is reached.", isNoRetry: true)
      case .disabled, .aboveThreshold, .rechargeLive, .backingOff, .walletFrozen:
        RPCError(
          .failedPrecondition, reason: obstacle.rawValue, message: "The wallet cannot be recharged now.",
          isNoRetry: true)
      }
    case .paymentsUnavailable:
      RPCError(.unavailable, reason: "payments_unavailable", message: "Payments are not possible at the moment.")
    case .balanceOutOfRange:
      RPCError(
        .failedPrecondition, reason: "balance_out_of_range", message: "The balance would become too large.",
        isNoRetry: true)
    }
  }
}
