/// Extends the leases of the jobs a worker runs, and stops those whose lease is lost.
///
/// A missed heartbeat is made up for as soon as the database answers again. Meanwhile handlers go on: should another
/// worker get the job, the token keeps them from completing.
struct LeaseKeeper {
  let worker: JobWorker

  func run() async {
    var random = SystemRandomNumberGenerator()
    var failures = 0
    while true {
      let rest =
        failures == 0
        ? worker.configuration.heartbeat
        : min(
          worker.configuration.heartbeat,
          JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: failures, using: &random))
      guard (try? await Task.sleep(for: rest)) != nil else { return }
      do {
        try await extend()
        failures = 0
      } catch {
        failures += 1
        worker.failed("extend", error)
      }
    }
  }

  private func extend() async throws {
    let jobs = worker.extendable
    guard !jobs.isEmpty else { return }
    let kept = try await Set(
      worker.bookkeeping { try await JobStore.extend(jobs, by: worker.configuration.lease, in: $0) })
    // A job that completed in this moment is missing too; telling its handler to stop then reaches nobody.
    for job in jobs where !kept.contains(job) { worker.stop(job, .leaseLost) }
  }
}
