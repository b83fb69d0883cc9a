internal import Foundation
internal import Identifiers

/// What a minute costs during some time: one row of `rates`.
struct Rate: Sendable, Hashable {
  /// How a fraction of a micro-dollar is rounded.
  enum Rounding: String, Sendable, Hashable, CaseIterable {
    case up
    /// Half a micro-dollar and more goes up, less goes down.
    case nearest
    case down

    /// What is added to sixtieths of a micro-dollar before the division cuts the rest off.
    var sixtiethsAdded: Int64 {
      switch self {
      case .up: 59
      case .nearest: 30
      case .down: 0
      }
    }
  }

  var id: RateID
  /// Whose it is; the zero UUID for everybody.
  var owner = OrganizationID(.zero)
  var microsPerMinute: Int64
  /// Seconds are rounded up to a multiple of this, 1 or more.
  var incrementSeconds: Int64
  var rounding = Rounding.up
  var validFrom: Date
  /// The first moment after; nil for a rate without an end.
  var validUntil: Date?

  /// The price of `seconds` in whole micro-dollars; nil where it does not fit 64 bits or `seconds` is below zero.
  ///
  /// $0.70 a minute has no exact price a second, so a call is priced once, from all its seconds:
  /// 93 s are (93 × 700,000 + 59) / 60 = 1,085,000 micro-dollars.
  func price(seconds: Int64) -> MicroDollars? {
    guard seconds >= 0, let billed = Self.roundUp(seconds, toMultipleOf: incrementSeconds) else { return nil }
    let (product, tooLarge) = billed.multipliedReportingOverflow(by: microsPerMinute)
    let (raised, stillTooLarge) = product.addingReportingOverflow(rounding.sixtiethsAdded)
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

/// The rates that one organization's part of a batch needs.
struct RateCard: Sendable {
  private let rates: [Rate]
  private let now: Date

  /// `now` is the database's: nothing is priced by a rate of the future.
  init(_ rates: [Rate], now: Date = .distantFuture) {
    self.rates = rates
    self.now = now
  }

  /// The rate of a moment, the organization's own before everybody's; nil where none was valid.
  func rate(at moment: Date) -> Rate? {
    let valid = rates.filter { $0.isValid(at: min(moment, now)) }
    return valid.first { $0.owner.uuid != .zero } ?? valid.first
  }

  func rate(_ id: RateID) -> Rate? {
    rates.first { $0.id == id }
  }
}
