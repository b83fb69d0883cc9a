/// An amount of money in millionths of a US dollar; below zero is owed.
///
/// Arithmetic answers nil instead of trapping where 64 bits do not suffice: amounts come from outside.
struct MicroDollars: Sendable, Hashable, Comparable {
  var micros: Int64

  init(_ micros: Int64) {
    self.micros = micros
  }

  static let zero = MicroDollars(0)

  static func < (left: Self, right: Self) -> Bool { left.micros < right.micros }

  /// Nil on overflow.
  func adding(_ other: MicroDollars) -> MicroDollars? {
    let (sum, overflow) = micros.addingReportingOverflow(other.micros)
    return overflow ? nil : MicroDollars(sum)
  }

  /// Nil on overflow.
  func subtracting(_ other: MicroDollars) -> MicroDollars? {
    let (difference, overflow) = micros.subtractingReportingOverflow(other.micros)
    return overflow ? nil : MicroDollars(difference)
  }

  /// Nil for the one value that has no opposite.
  var negated: MicroDollars? { MicroDollars.zero.subtracting(self) }
}
