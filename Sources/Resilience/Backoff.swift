/// How long to wait before trying again: capped exponential growth with full jitter.
///
/// The wait before retry n is drawn evenly from zero to min(cap, base × factor^(n − 1)). Full jitter, rather than a fixed wait
/// plus a little noise, spreads clients that failed together over the whole interval, so a part that recovers is not met
/// by all of them at once. Source: "Exponential Backoff And Jitter", AWS Architecture Blog.
///
/// The cap bounds one wait and never the number of tries: giving up is ``ElapsedBudget``'s decision.
public struct Backoff: Sendable, Hashable {
  /// The longest wait before the first retry.
  public let base: Duration
  /// The growth of the longest wait from one retry to the next.
  public let factor: Int
  /// The longest wait before any retry.
  public let cap: Duration

  /// For work between our own parts: relay, fold, reconnecting. Longest waits 200 ms, 400 ms, … 60 s.
  public static let internalLane = Backoff(base: .milliseconds(200), cap: .seconds(60))

  /// - Precondition: `base` is above zero and not above `cap`; `factor` is at least 1.
  public init(base: Duration, factor: Int = 2, cap: Duration) {
    precondition(base > .zero && base <= cap, "a backoff needs 0 < base <= cap")
    precondition(factor >= 1, "a backoff cannot shrink")
    self.base = base
    self.factor = factor
    self.cap = cap
  }

  /// The longest wait before retry number `retry`, counted from 1; a smaller number counts as 1.
  public func longestDelay(beforeRetry retry: Int) -> Duration {
    guard factor > 1 else { return base }
    var delay = base
    var step = 1
    // Ends after log(cap / base) rounds at most, however large `retry` is; nothing can overflow on the way.
    while step < retry, delay < cap {
      delay = delay > cap / factor ? cap : delay * factor
      step += 1
    }
    return min(delay, cap)
  }

  /// A wait before retry number `retry`, counted from 1: between zero and ``longestDelay(beforeRetry:)``, in whole
  /// microseconds.
  public func delay(beforeRetry retry: Int, using random: inout some RandomNumberGenerator) -> Duration {
    .microseconds(Int64.random(in: 0...longestDelay(beforeRetry: retry).wholeMicroseconds, using: &random))
  }
}
