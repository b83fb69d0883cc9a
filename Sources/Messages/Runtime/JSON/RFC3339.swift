/// Timestamps as text: RFC 3339 as protobuf's JSON mapping narrows it.
///
/// Written in UTC with `Z` and 0, 3, 6 or 9 digits of a second; read with any offset and 1 to 9 digits.
enum RFC3339 {
  /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z: all that four digits can say, and Google's range too.
  private static let seconds = Int64(-62_135_596_800)...253_402_300_799

  /// Nil outside of the years 1 to 9999, or where the nanoseconds are not 0 to 999,999,999.
  static func text(_ time: Timestamp) -> String? {
    guard seconds.contains(time.seconds), (0...999_999_999).contains(time.nanoseconds) else { return nil }
    let (days, second) = floorDivide(time.seconds, 86_400)
    let (year, month, day) = civil(days: days)
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    let clock = "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    return "\(date)T\(clock)\(fraction(Int64(time.nanoseconds)))Z"
  }

  /// Nil for anything but a time of the years 1 to 9999. A leap second (`:60`) has no timestamp.
  static func timestamp(_ text: String) -> Timestamp? {
    var scanner = Scanner(text)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
      let day = scanner.digits(2), scanner.skip("T"), let hour = scanner.digits(2), scanner.skip(":"),
      let minute = scanner.digits(2), scanner.skip(":"), let second = scanner.digits(2),
      let nanoseconds = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    guard year >= 1, (1...12).contains(month), day >= 1, day <= daysIn(month, year), hour < 24, minute < 60, second < 60
    else { return nil }
    let total = days(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    guard seconds.contains(total) else { return nil }
    return Timestamp(seconds: total, nanoseconds: Int32(nanoseconds))
  }

  private struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
      rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digits(_ count: Int) -> Int64? {
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest.removeFirst(count)
      return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// Nanoseconds of `.123`; 0 where there is none.
    mutating func fraction() -> Int64? {
      guard skip(".") else { return 0 }
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      guard (1...9).contains(count), let value = digits(count) else { return nil }
      return (count..<9).reduce(value) { value, _ in value * 10 }
    }

    /// Seconds east of Greenwich.
    mutating func offset() -> Int64? {
      if skip("Z") { return 0 }
      let sign: Int64
      if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
      guard let hours = digits(2), hours < 24, skip(":"), let minutes = digits(2), minutes < 60 else { return nil }
      return sign * (hours * 3_600 + minutes * 60)
    }
  }

  private static func fraction(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    if nanoseconds % 1_000_000 == 0 { return ".\(padded(nanoseconds / 1_000_000, 3))" }
    if nanoseconds % 1_000 == 0 { return ".\(padded(nanoseconds / 1_000, 6))" }
    return ".\(padded(nanoseconds, 9))"
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (Int64, Int64) {
    let remainder = ((value % divisor) + divisor) % divisor
    return ((value - remainder) / divisor, remainder)
  }

  private static func daysIn(_ month: Int64, _ year: Int64) -> Int64 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Int(month) - 1]
  }

  // Days since 1970-01-01 and back, with years that begin in March, so that the leap day is their last.
  // Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.

  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = floorDivide(marchYear, 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
