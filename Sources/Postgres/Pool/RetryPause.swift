/// The pause before the next attempt to connect: a random part of a doubling span, so that many do not come at once.
enum RetryPause {
  static let base: Duration = .milliseconds(50)
  static let maximum: Duration = .seconds(1)

  /// `failures` in a row, from 1.
  static func afterFailures(_ failures: Int, using random: inout some RandomNumberGenerator) -> Duration {
    let span = min(maximum, base * (1 << min(failures - 1, 10)))
    return span * Double.random(in: 0.5...1, using: &random)
  }

  /// After conflicts with other transactions: from nothing to a span that doubles from 5 ms to 100 ms, so that those who
  /// met do not meet again.
  static func afterConflicts(_ failures: Int, using random: inout some RandomNumberGenerator) -> Duration {
    min(.milliseconds(100), .milliseconds(5) * (1 << min(failures - 1, 5))) * Double.random(in: 0...1, using: &random)
  }
}
