/// How long somebody who failed has to wait.
enum LogInPenalty {
  /// Failures from one origin that cost nothing: people mistype.
  static let freeFailures = 5
  /// Seconds of the longest wait of one origin.
  static let longest = 900
  /// Failures from all origins together that cost nothing.
  static let freeFailuresOfAll = 50
  /// Seconds of the longest wait for origins that the person is not known from. Short: whoever fails on purpose must not keep
  /// the person out.
  static let longestOfAll = 30

  /// Seconds to wait after that many failures in a row: doubling, capped.
  static func wait(failures: Int, free: Int = freeFailures, longest: Int = longest) -> Int {
    guard failures >= free else { return 0 }
    return min(longest, 1 << min(failures - free, 30))
  }
}
