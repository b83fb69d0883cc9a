internal import Foundation
internal import Identifiers

/// What a minute costs during some time: one row of `rates`.
struct Rate: Sendable, Hashable {
  var id: RateID
  var microsPerMinute: Int64
  /// Seconds are rounded up to a multiple of this, 1 or more.
  var incrementSeconds: Int64
  var validFrom: Date
  /// The first moment after; nil for a rate without an end.
  var validUntil: Date?

  /// The price of `seconds`, rounded up to the micro-dollar; nil where it does not fit 64 bits or `seconds` is below zero.
  ///
  /// $0.70 a minute has no exact price a second, so a call is priced once, from all its seconds:
  /// 93 s are (93 × 700,000 + 59) / 60 = 1,085,000 micro-dollars.
  func price(seconds: Int64) -> MicroDollars? {
    guard seconds >= 0, let billed = Self.roundUp(seconds, toMultipleOf: incrementSeconds) else { return nil }
    let (product, tooLarge) = billed.multipliedReportingOverflow(by: microsPerMinute)
    let (raised, stillTooLarge) = product.addingReportingOverflow(59)
    return tooLarge || stillTooLarge ? nil : MicroDollars(raised / 60)
  }

  func isValid(at moment: Date) -> Bool {
    guard let validUntil else { return validFrom <= moment }
    return validFrom <= moment && moment < validUntil
  }

  private static func roundUp(_ seconds: Int64, toMultipleOf increment: Int64) -> Int64? {
    guard increment > 1 else { return seconds }
    let (raised, tooLarge) = seconds.addingReportingOverflow(increment - 1)
    return tooLarge ? nil : raised / increment * increment
  }
}

/// The rates that a batch needs.
struct RateCard: Sendable {
  private let rates: [Rate]

  init(_ rates: [Rate]) {
    self.rates = rates
  }

  /// The rate of a moment; nil where none was valid.
  func rate(at moment: Date) -> Rate? {
    rates.first { $0.isValid(at: moment) }
  }

  func rate(_ id: RateID) -> Rate? {
    rates.first { $0.id == id }
  }
}
