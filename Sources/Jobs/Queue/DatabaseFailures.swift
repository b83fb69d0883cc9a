import Resilience

/// Spaces the tries of a loop while the database fails: the loop goes on being woken and passes over some wake-ups.
struct DatabaseFailures {
  private var count = 0
  private var notBefore: ContinuousClock.Instant?

  func mayTry() -> Bool {
    guard let notBefore else { return true }
    return ContinuousClock.now >= notBefore
  }

  mutating func failed() {
    count += 1
    var random = SystemRandomNumberGenerator()
    notBefore = .now + JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: count, using: &random)
  }

  mutating func ended() {
    count = 0
    notBefore = nil
  }
}
