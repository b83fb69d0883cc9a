public import Foundation

extension Date: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .timestamptz }

  /// Microseconds since 2000-01-01, rounded to the nearest; exact both ways until the year 2137, where a `Date`'s steps
  /// grow wider than a microsecond. Throws `invalidValue` outside the years 4713 BC to 294276.
  public func postgresBytes() throws(PostgresError) -> [UInt8]? {
    let microseconds = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
    guard microseconds > -211_845_000_000_000_000, microseconds < 9_223_339_708_800_000_000 else {
      throw PostgresError(.invalidValue, message: "A time is outside what the server can hold.")
    }
    return (Int64(microseconds) + Self.microsecondsFrom2000To2001).bigEndianBytes
  }

  /// From `timestamptz`. Throws `decoding` for `infinity` and `-infinity`.
  public init(postgres value: PostgresValue) throws(PostgresError) {
    let microseconds = try value.integer(Int64.self, of: .timestamptz)
    guard microseconds != .max, microseconds != .min else {
      throw PostgresError(.decoding, message: "The time is infinite.")
    }
    let (shifted, overflow) = microseconds.subtractingReportingOverflow(Self.microsecondsFrom2000To2001)
    guard !overflow else { throw PostgresError(.decoding, message: "The time is out of range.") }
    self.init(timeIntervalSinceReferenceDate: Double(shifted) / 1_000_000)
  }

  /// 366 days: the server counts from 2000, a leap year, and Foundation from 2001.
  private static let microsecondsFrom2000To2001: Int64 = 366 * 86400 * 1_000_000
}
