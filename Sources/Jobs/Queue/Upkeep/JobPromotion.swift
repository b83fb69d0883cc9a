import Postgres

/// Makes scheduled jobs ready when they are due.
struct JobPromotion {
  /// Jobs of one round.
  static let batchSize = JobWorkerConfiguration.upkeepBatch

  let worker: JobWorker

  /// One round over what `window` says, which is told how it ended. Counts jobs that became ready. Throws what the database throws.
  func run(_ window: inout SweepWindow) async throws -> DutyResult {
    let began = ContinuousClock.now
    let back = window.next(at: began)
    let promoted = try await worker.bookkeeping {
      try await JobStore.promote(limit: Self.batchSize, within: back, in: $0)
    }
    if let tag = promoted.lowestTags[worker.configuration.lane] { worker.putBack(tag) }
    let hasMore = promoted.count == Self.batchSize
    window.ended(back, isComplete: !hasMore, began: began, at: .now)
    return DutyResult(count: promoted.count, hasMore: hasMore)
  }
}
