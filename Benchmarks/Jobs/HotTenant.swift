import Foundation
import Identifiers
import Jobs
import Observability
import Postgres
import Synchronization

/// How long the jobs of 25 quiet organizations wait, one a second each, first alone and then behind 100,000 of a hot one. Every job
/// takes 10 ms, so the worker has no room left beside the hot organization's.
enum HotTenant {
  private static let hot = OrganizationID.new()
  private static let quiet = (0..<25).map { _ in OrganizationID.new() }
  private static let hotJobs = 100_000
  private static let concurrency = 4

  static func run(_ bench: BenchDatabase, _ options: BenchOptions) async throws {
    let alone = try await pass(bench, options, hotJobs: 0)
    options.report(BenchResult(bench: "jobs", case: "quiet_alone", measurement: alone.quiet))
    let beside = try await pass(bench, options, hotJobs: hotJobs)
    var quiet = BenchResult(bench: "jobs", case: "quiet_beside_hot", measurement: beside.quiet)
    if let lone = alone.quiet.latencies.microseconds(0.95), let shared = beside.quiet.latencies.microseconds(0.95) {
      quiet.ratio = shared / lone
      quiet.against = "the 95th percentile alone, \(Int(lone.rounded())) us; here \(Int(shared.rounded())) us"
    }
    options.report(quiet)
    var hot = BenchResult(bench: "jobs", case: "hot_beside_quiet", measurement: beside.hot)
    hot.ratio = beside.slotsInUse
    hot.against = "the time of its \(concurrency) slots in which the worker ran jobs"
    options.report(hot)
  }

  private static func pass(
    _ bench: BenchDatabase, _ options: BenchOptions, hotJobs: Int
  ) async throws -> (quiet: Measurement, hot: Measurement, slotsInUse: Double) {
    try await bench.open(connections: concurrency + 4) { database in
      for _ in stride(from: 0, to: hotJobs, by: 1000) { try await enqueue((0..<1000).map { _ in hot }, in: database) }
      let started = Started()
      let events = EventSink.discarding()
      // From the begin of a job's transaction to its commit.
      let busy = {
        events.metrics.histograms(named: "job_run_seconds").reduce(Duration.zero) { $0 + $1.value.sum } / .seconds(1)
      }
      let worker = JobWorker(
        database: database, handlers: [SlowHandler(hot: hot, started: started)],
        configuration: JobWorkerConfiguration(concurrency: concurrency), events: events)
      let cpu = ResourceUse.cpuSeconds
      var latencies = Latencies()
      var took = 0.0
      var hotDone = 0
      var slotsInUse = 0.0
      try await withWorkers([worker]) {
        worker.wake()
        // The first second does not count.
        try await Task.sleep(for: .seconds(1))
        let hotBefore = started.hot.value
        let start = ContinuousClock.now
        let busyBefore = busy()
        var committed: [UUID: ContinuousClock.Instant] = [:]
        var next = start
        while next - start < .seconds(options.seconds) {
          let refs = try await enqueue([quiet[committed.count % quiet.count]], in: database)
          for ref in refs { committed[ref] = .now }
          worker.wake()
          next += .seconds(1) / quiet.count
          try await Task.sleep(until: next)
        }
        while started.count < committed.count { try await Task.sleep(for: .milliseconds(2)) }
        took = (ContinuousClock.now - start) / .seconds(1)
        hotDone = started.hot.value - hotBefore
        slotsInUse = (busy() - busyBefore) / (took * Double(concurrency))
        for (ref, time) in committed { latencies.record(max(.zero, started.time(of: ref) - time)) }
      }
      _ = try await database.withTransaction(.system) { try await $0.execute("delete from jobs") }
      let spent = ResourceUse.cpuSeconds - cpu
      let merged = Latencies(merging: [latencies])
      return (
        Measurement(operations: merged.count, seconds: took, latencies: merged, cpuSeconds: spent),
        Measurement(operations: hotDone, seconds: took, latencies: Latencies(), cpuSeconds: spent), slotsInUse
      )
    }
  }

  @discardableResult
  private static func enqueue(_ organizations: [OrganizationID], in database: Database) async throws -> [UUID] {
    let jobs = organizations.map { NewJob(kind: "bench", organizationID: $0, ref: .version7()) }
    try await database.withTransaction(.system) { try await JobStore.enqueue(jobs, in: $0) }
    return jobs.map(\.ref)
  }
}

/// When jobs of quiet organizations began, and how many of the hot one's did.
private final class Started: Sendable {
  let hot = Counter()
  private let times = Mutex<[UUID: ContinuousClock.Instant]>([:])

  var count: Int { times.withLock { $0.count } }

  func time(of ref: UUID) -> ContinuousClock.Instant { times.withLock { $0[ref] ?? .now } }

  func note(_ ref: UUID) {
    let now = ContinuousClock.now
    times.withLock { $0[ref] = now }
  }
}

private struct SlowHandler: JobHandler {
  let kind: JobKind = "bench"
  let hot: OrganizationID
  let started: Started

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    if job.organizationID == hot { started.hot.add() } else { started.note(job.ref) }
    try await Task.sleep(for: .milliseconds(10))
  }
}
