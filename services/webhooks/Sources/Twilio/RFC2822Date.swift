/// Times as mail writes them: `Wed, 18 Nov 2026 19:01:15 +0000`. Source: RFC 2822, 3.3.
enum RFC2822Date {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Seconds since 1970; nil where `text` is not of this form or lies outside 1970 to 9999.
  static func parse(_ text: String) -> Int64? {
    let parts = text.split(separator: " ")
    guard text.utf8.count <= 40, parts.count == 6, parts[0].hasSuffix(","), let day = number(parts[1], 1...31),
      let month = months.firstIndex(of: String(parts[2])), let year = number(parts[3], 1970...9999)
    else { return nil }
    let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = number(clock[0], 0...23), let minute = number(clock[1], 0...59),
      let second = number(clock[2], 0...60), let offset = offset(parts[5])
    else { return nil }
    return days(year, Int64(month) + 1, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  private static func number(_ text: Substring, _ range: ClosedRange<Int64>) -> Int64? {
    decimal(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// Seconds east of Greenwich.
  private static func offset(_ text: Substring) -> Int64? {
    guard text.utf8.count == 5, let sign = text.first, sign == "+" || sign == "-",
      let hours = number(text.dropFirst().prefix(2), 0...14), let minutes = number(text.dropFirst(3), 0...59)
    else { return text == "GMT" || text == "UTC" ? 0 : nil }
    return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }

  /// Days since 1970-01-01. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
