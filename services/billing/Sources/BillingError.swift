internal import Calls
internal import ServiceRuntime

/// What goes wrong in billing that no item result tells.
enum BillingError: Error, Sendable, Hashable {
  case tooManyItems
  case badCursor
  case chargeNotFound
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
    case .balanceOutOfRange:
      RPCError(
        .failedPrecondition, reason: "balance_out_of_range", message: "The balance would become too large.",
        isNoRetry: true)
    }
  }
}
