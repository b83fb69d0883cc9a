internal import Identifiers

/// What a call has cost: one row of `call_charges`.
///
/// The wallet has paid the price of the seconds less what operators gave back, and never less than nothing: whichever of a
/// refund and a correction comes first, the call ends at the same cost.
struct CallCharge: Sendable, Hashable {
  var callID: CallID
  var version: Int64
  /// Seconds paid for.
  var seconds: Int64
  var rateID: RateID
  /// The price of the seconds.
  var amount: MicroDollars
  /// How many adjustments there are.
  var adjustments: Int64 = 0
  /// What operators gave back.
  var refunded = MicroDollars.zero
  /// The part of ``paid`` that was promotional credit.
  var promo = MicroDollars.zero

  /// What the wallet has paid on balance, zero or more.
  var paid: MicroDollars { due(at: amount) ?? .zero }

  /// What the wallet would have to have paid at another price; nil where that leaves 64 bits.
  func due(at price: MicroDollars) -> MicroDollars? {
    price.subtracting(refunded).map { max($0, .zero) }
  }
}
