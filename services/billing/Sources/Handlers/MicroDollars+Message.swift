internal import RPCAPI
internal import ServiceRuntime

extension MicroDollars {
  /// The one currency there is.
  static let currency = "USD"

  var message: Money { Money(micros: micros, currency: Self.currency) }

  /// An amount of a request. Throws `invalid_currency`.
  init(_ money: Money, field: String) throws(InvalidField) {
    guard money.currency == Self.currency else {
      throw InvalidField("\(field).currency", rule: "\(Self.currency), the one currency.")
    }
    self.init(money.micros)
  }
}
