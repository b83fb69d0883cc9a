import Resilience

/// How much a relay dares to deliver at once, and how long it rests, after what happened last. Pure.
///
/// A delivery that failed as a whole says either that the receiver is away or that one event of the batch breaks it.
/// Smaller batches and growing rests are right for both: an absent receiver is asked seldom, and an event that breaks
/// deliveries soon fails alone while its neighbors get through. One success doubles the batch again.
struct RelayPace: Sendable, Hashable {
  private(set) var batchSize: Int
  private var failures = 0
  private let maximumBatchSize: Int
  private let backoff: Backoff

  init(maximumBatchSize: Int, backoff: Backoff) {
    self.maximumBatchSize = maximumBatchSize
    self.backoff = backoff
    batchSize = maximumBatchSize
  }

  /// The receiver answered.
  mutating func delivered() {
    failures = 0
    batchSize = min(batchSize * 2, maximumBatchSize)
  }

  /// The delivery, or the database, failed as a whole. How long to rest.
  mutating func failed(using random: inout some RandomNumberGenerator) -> Duration {
    failures += 1
    batchSize = max(batchSize / 2, 1)
    return backoff.delay(beforeRetry: failures, using: &random)
  }
}
