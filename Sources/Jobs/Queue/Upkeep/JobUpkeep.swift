import Postgres

/// Makes scheduled jobs ready when they are due, takes up jobs whose holder died, moves the lane's virtual time, and gives
/// the worker its polls.
///
/// Every worker does this for the whole table; rows that another one is at are passed over.
struct JobUpkeep {
  let worker: JobWorker

  func run() async {
    // While the database is away nobody can extend a lease. After an outage all holders get time for a heartbeat before
    // leases are found to have ended: an outage is not a crash of every job.
    var countsCrashesFrom = ContinuousClock.now
    var failures = 0
    var random = SystemRandomNumberGenerator()
    repeat {
      var rest = worker.configuration.pollInterval
      do {
        var isFull = try await promote()
        if ContinuousClock.now >= countsCrashesFrom { isFull = try await takeUpCrashed() || isFull }
        try await advance()
        worker.wake()
        failures = 0
        if isFull { continue }
      } catch {
        countsCrashesFrom = .now + worker.configuration.heartbeat
        failures += 1
        rest = max(rest, JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: failures, using: &random))
        worker.failed("upkeep", error)
      }
      guard (try? await Task.sleep(for: rest)) != nil else { return }
    } while !Task.isCancelled
  }

  /// Writes what was claimed to the lane. Lost when it fails: the next claims make up for it.
  private func advance() async throws {
    guard let tag = worker.takeHighestTag() else { return }
    let lane = worker.configuration.lane
    try await worker.bookkeeping { try await LaneStore.advance(lane, to: tag, in: $0) }
  }

  /// True where there may be more.
  private func promote() async throws -> Bool {
    let batch = JobWorkerConfiguration.upkeepBatch
    return try await worker.bookkeeping { try await JobStore.promote(limit: batch, in: $0) } == batch
  }

  /// True where there may be more.
  private func takeUpCrashed() async throws -> Bool {
    let batch = JobWorkerConfiguration.upkeepBatch
    let policy = worker.configuration.policy
    let (returned, buried) = try await worker.bookkeeping { transaction in
      let expired = try await JobStore.expired(limit: batch, in: transaction)
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
    return returned.count + buried.count == batch
  }
}
