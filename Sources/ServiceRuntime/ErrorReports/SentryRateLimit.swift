/// How long Sentry wants to hear no more errors. Source: Sentry's developer documentation, "Rate Limiting".
enum SentryRateLimit {
  /// Longest pause that is believed.
  static let maximum: Duration = .seconds(24 * 3600)

  /// The pause that an answer asks for; nil for none. `limits` is `X-Sentry-Rate-Limits`: `60:error;default:key, 5::org`,
  /// seconds that may have a fraction, the categories concerned (none: all), and more that is not needed. The longest
  /// counts. Without that header a 429 pauses as `Retry-After` says, or for a minute.
  static func pause(status: Int, limits: String?, retryAfter: String?) -> Duration? {
    if let limits { return limits.split(separator: ",").prefix(32).compactMap(pause(of:)).max() }
    guard status == 429 else { return nil }
    return retryAfter.flatMap(duration) ?? .seconds(60)
  }

  private static func pause(of limit: Substring) -> Duration? {
    let fields = limit.split(separator: ":", omittingEmptySubsequences: false)
    guard let pause = fields.first.flatMap({ duration(String($0)) }) else { return nil }
    let categories = fields.count > 1 ? fields[1].split(separator: ";").map { $0.filter { $0 != " " } } : []
    return categories.isEmpty || categories.contains("error") ? pause : nil
  }

  private static func duration(_ text: String) -> Duration? {
    guard let seconds = Double(text.filter { $0 != " " }), seconds.isFinite, seconds >= 0 else { return nil }
    return .seconds(min(seconds, Double(maximum.components.seconds)))
  }
}
