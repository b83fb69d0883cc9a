internal import RPCAPI

extension MicroDollars {
  /// The one currency there is.
  static let currency = "USD"

  var message: Money { Money(micros: micros, currency: Self.currency) }
}
