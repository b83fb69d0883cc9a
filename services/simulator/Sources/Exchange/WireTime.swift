/// Times as the providers write them.
enum WireTime {
  /// `2026-11-25T08:30:00.123Z`, from unix milliseconds. Source: RFC 3339.
  static func text(milliseconds: Int64) -> String {
    let (date, clock) = parts(milliseconds)
    return "\(date)T\(clock).\(pad(Int((milliseconds % 1_000 + 1_000) % 1_000), 3))Z"
  }

  /// `2026-11-25T08:30:00Z`.
  static func wholeSeconds(milliseconds: Int64) -> String {
    let (date, clock) = parts(milliseconds)
    return "\(date)T\(clock)Z"
  }

  /// Unix milliseconds of an RFC 3339 time with `Z` or an offset, with or without a fraction; nil for anything else.
  static func milliseconds(_ text: String) -> Int64? {
    let pattern = /(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|z|[+-]\d{2}:?\d{2})/
    guard let match = text.wholeMatch(of: pattern),
      let year = Int64(match.1), let month = Int64(match.2), let day = Int64(match.3), let hour = Int64(match.4),
      let minute = Int64(match.5), let second = Int64(match.6), (1...12).contains(month), (1...31).contains(day),
      hour < 24, minute < 60, second < 61
    else { return nil }
    let fraction = Int64((match.7.map(String.init) ?? "0").padding3) ?? 0
    return (days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset(match.8)) * 1_000 + fraction
  }

  private static func offset(_ zone: Substring) -> Int64 {
    guard zone.lowercased() != "z" else { return 0 }
    let digits = zone.filter(\.isNumber)
    let seconds = (Int64(digits.prefix(2)) ?? 0) * 3_600 + (Int64(digits.suffix(2)) ?? 0) * 60
    return zone.hasPrefix("-") ? -seconds : seconds
  }

  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `days`, same source: `civil_from_days`.
  private static func parts(_ milliseconds: Int64) -> (date: String, clock: String) {
    let seconds = Int64((Double(milliseconds) / 1_000).rounded(.down))
    let day = Int64((Double(seconds) / 86_400).rounded(.down))
    let time = Int(seconds - day * 86_400)
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let date = Int(dayOfYear - (153 * month + 2) / 5 + 1)
    let civilMonth = Int(month < 10 ? month + 3 : month - 9)
    let year = Int(yearOfEra + era * 400) + (civilMonth <= 2 ? 1 : 0)
    return (
      "\(pad(year, 4))-\(pad(civilMonth, 2))-\(pad(date, 2))",
      "\(pad(time / 3_600, 2)):\(pad(time / 60 % 60, 2)):\(pad(time % 60, 2))"
    )
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension String {
  /// The first three digits, filled up with zeros: a fraction of a second as milliseconds.
  fileprivate var padding3: String { String((self + "00").prefix(3)) }
}
