import Resilience

/// Decides what becomes of work that failed. Pure: time and randomness come in.
struct RetryPolicy: Sendable, Hashable {
  var backoff: Backoff
  var budget: ElapsedBudget
  var maximumCrashes: Int

  enum Verdict: Equatable {
    /// Try again no sooner than after this time.
    case retry(after: Duration)
    /// Give it up.
    case bury
  }

  /// After a failure that may heal.
  ///
  /// - Parameters:
  ///   - attempt: which try failed, counted from 1.
  ///   - age: time since the work was enqueued, by the database's clock.
  func afterFailure(attempt: Int, age: Duration, using random: inout some RandomNumberGenerator) -> Verdict {
    budget.isSpent(at: age) ? .bury : .retry(after: backoff.delay(beforeRetry: attempt, using: &random))
  }

  /// The wait of a job whose handler asked for `wait`: a tenth more at most, and 100 ms, drawn evenly, so that the jobs
  /// behind one breaker do not come back in one moment.
  static func afterDeferral(_ wait: Duration, using random: inout some RandomNumberGenerator) -> Duration {
    wait + .microseconds(Int64.random(in: 0...(wait / 10).wholeMicroseconds + 100_000, using: &random))
  }

  /// After a lease that ended without a report, when `crashes` had done so before.
  ///
  /// No wait: the lease itself was one, and the claim keeps suspects apart.
  func afterCrash(crashes: Int) -> Verdict {
    crashes + 1 >= maximumCrashes ? .bury : .retry(after: .zero)
  }
}
