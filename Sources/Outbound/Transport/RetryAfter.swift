internal import Foundation

/// How long a provider asks to be left alone.
enum RetryAfter {
  /// What is asked for beyond this counts as this.
  static let limit = Duration.seconds(900)
  /// After a 429 that names no time.
  static let unnamed = Duration.seconds(1)

  /// The wait that the answer's `Retry-After` asks for, as seconds or as a date; nil where there is none or it is nonsense.
  /// Source: RFC 9110, 10.2.3.
  static func wait(_ response: OutboundResponse, now: Date) -> Duration? {
    guard let text = response.header("Retry-After")?.reveal().trimmingCharacters(in: .whitespaces) else { return nil }
    if let seconds = Int(text) {
      return seconds < 0 ? nil : min(.seconds(seconds), limit)
    }
    guard let date = try? Date(text, strategy: httpDate) else { return nil }
    let seconds = date.timeIntervalSince(now)
    return seconds <= 0 ? .zero : min(.seconds(seconds), limit)
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static let httpDate = Date.ParseStrategy(
    format: """
      \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
      \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT
      """,
    locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt)
}
