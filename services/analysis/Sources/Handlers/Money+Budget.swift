internal import RPCAPI
internal import ServiceRuntime

extension Money {
  /// Largest amount of a budget: a million dollars.
  private static let mostMicros: Int64 = 1_000_000_000_000

  init(dollarMicros micros: Int64) {
    self.init(micros: micros, currency: "USD")
  }

  /// The amount of a budget. Throws `InvalidField` for another currency and out of 0 to a million dollars.
  func budgetMicros(_ field: String) throws -> Int64 {
    guard currency == "USD" else { throw InvalidField("\(field).currency", rule: "USD, the one currency.") }
    guard (0...Self.mostMicros).contains(micros) else {
      throw InvalidField("\(field).micros", rule: "0 to \(Self.mostMicros).")
    }
    return micros
  }
}
