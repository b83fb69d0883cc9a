import Postgres

/// Makes scheduled jobs ready when they are due.
struct JobPromotion {
  /// Jobs of one round.
  static let batchSize = JobWorkerConfiguration.upkeepBatch

  let worker: JobWorker

  /// One round. Counts jobs that became ready. Throws what the database throws.
  func run() async throws -> DutyResult {
    let promoted = try await worker.bookkeeping { try await JobStore.promote(limit: Self.batchSize, in: $0) }
    return DutyResult(count: promoted, hasMore: promoted == Self.batchSize)
  }
}
