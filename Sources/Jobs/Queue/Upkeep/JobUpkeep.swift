/// The loop of what a worker does for its table beside its own jobs: ``JobPromotion``, ``JobRescue``, ``LaneAdvance``, and
/// the worker's polls.
///
/// Every worker does this for the whole table; rows that another one is at are passed over.
struct JobUpkeep {
  let worker: JobWorker

  func run() async {
    // While the database is away nobody can extend a lease. After an outage all holders get time for a heartbeat before
    // leases are found to have ended: an outage is not a crash of every job.
    var countsCrashesFrom = ContinuousClock.now
    var failures = 0
    var (promotions, rescues) = (SweepWindow(), SweepWindow())
    var random = SystemRandomNumberGenerator()
    repeat {
      var rest = worker.configuration.pollInterval
      do {
        var hasMore = try await JobPromotion(worker: worker).run(&promotions).hasMore
        if ContinuousClock.now >= countsCrashesFrom {
          hasMore = try await JobRescue(worker: worker).run(&rescues).hasMore || hasMore
        }
        _ = try await LaneAdvance(worker: worker).run()
        worker.wake()
        failures = 0
        if hasMore { continue }
      } catch {
        countsCrashesFrom = .now + worker.configuration.heartbeat
        failures += 1
        rest = max(rest, JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: failures, using: &random))
        worker.failed("upkeep", error)
      }
      guard (try? await Task.sleep(for: rest)) != nil else { return }
    } while !Task.isCancelled
  }
}
