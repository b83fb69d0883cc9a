import Postgres

/// Takes up jobs whose lease ended without a report, because their holder died: each goes back to be claimed, or to the
/// dead letters once it has crashed too often.
struct JobRescue {
  /// Jobs of one round.
  static let batchSize = JobWorkerConfiguration.upkeepBatch

  let worker: JobWorker

  /// One round over what `window` says, which is told how it ended. Counts jobs that were taken up. Throws what the database throws.
  func run(_ window: inout SweepWindow) async throws -> DutyResult {
    let began = ContinuousClock.now
    let back = window.next(at: began)
    let policy = worker.configuration.policy
    let (returned, buried) = try await worker.bookkeeping { transaction in
      let expired = try await JobStore.expired(limit: Self.batchSize, within: back, in: transaction)
      let returned = expired.filter { policy.afterCrash(crashes: $0.job.job.crashes) != .bury }
      let buried = expired.filter { policy.afterCrash(crashes: $0.job.job.crashes) == .bury }
      try await JobStore.returnCrashed(returned, in: transaction)
      try await JobStore.buryCrashed(buried, in: transaction)
      try await JobAttemptStore.record(
        expired.map(\.job.job), outcome: .crashed, reason: FailureReason.crashed.text, took: .zero, in: transaction)
      return (returned.map(\.job.job), buried.map(\.job.job))
    }
    for job in returned + buried { worker.events.emit(JobEvents.crashed(job, crashes: job.crashes + 1)) }
    for job in buried { worker.events.emit(JobEvents.buried(job, reason: FailureReason.crashed.text)) }
    let count = returned.count + buried.count
    let hasMore = count == Self.batchSize
    window.ended(back, isComplete: !hasMore, began: began, at: .now)
    return DutyResult(count: count, hasMore: hasMore)
  }
}
