public import Foundation

/// Thrown by a handler whose outside party is known to be away, as behind an open breaker.
///
/// The job waits until then without using up an attempt, and its elapsed budget is extended by the wait. What the handler
/// did is rolled back.
public struct JobDeferral: Error, Sendable, Hashable {
  /// The longest wait of one deferral; a later `until` counts as this.
  public static let longestWait = Duration.seconds(3600)

  /// When to try again, as the breaker's next probe. A moment in the past means at once. A little jitter is added.
  public let until: Date
  /// What the job waits for, such as a provider and account: 1 to 128 bytes, never text from outside.
  public let breakerKey: String

  /// - Precondition: `breakerKey` has 1 to 128 bytes.
  public init(until: Date, breakerKey: String) {
    precondition((1...128).contains(breakerKey.utf8.count), "a breaker key has 1 to 128 bytes")
    self.until = until
    self.breakerKey = breakerKey
  }

  /// The wait from `now`, between zero and ``longestWait``.
  func wait(from now: Date) -> Duration {
    let seconds = until.timeIntervalSince(now)
    guard seconds > 0 else { return .zero }
    return min(.microseconds(Int64(min(seconds, 1e6) * 1e6)), Self.longestWait)
  }
}
