// Made from switchboard/common/v1/money.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

/// An amount of money. Never a floating-point number.
public struct Money: Sendable, Hashable {
  /// Millionths of the currency's unit: 700000 is 70 cents.
  public var micros: Int64 = 0
  /// ISO 4217, always `USD` today.
  public var currency: String = ""

  public init() {}

  public init(
    micros: Int64 = 0,
    currency: String = ""
  ) {
    self.micros = micros
    self.currency = currency
  }
}
