import Foundation
import Identifiers
import Jobs
import Postgres
import Synchronization

/// From the commit that enqueued a job to the start of its handler, when nothing else is to do.
enum StartLatency {
  static func run(_ bench: BenchDatabase, _ options: BenchOptions) async throws {
    try await bench.open(connections: 4) { database in
      let (starts, continuation) = AsyncStream<ContinuousClock.Instant>.makeStream()
      let worker = JobWorker(
        database: database, handlers: [StartHandler { continuation.yield(.now) }], events: JobBenchTables.silent)
      let cpu = ResourceUse.cpuSeconds
      let begun = ContinuousClock.now
      let latencies = try await withWorkers([worker]) {
        var latencies = Latencies()
        var iterator = starts.makeAsyncIterator()
        while ContinuousClock.now - begun < .seconds(options.seconds) {
          try await database.withTransaction(.system) {
            try await JobStore.enqueue([NewJob(kind: "bench", organizationID: .system, ref: UUID())], in: $0)
          }
          let committed = ContinuousClock.now
          worker.wake()
          guard let started = await iterator.next() else { break }
          latencies.record(started - committed)
          // Idle again before the next one.
          try await Task.sleep(for: .milliseconds(10))
        }
        return latencies
      }
      let merged = Latencies(merging: [latencies])
      let took = (ContinuousClock.now - begun) / .seconds(1)
      options.report(
        BenchResult(
          bench: "jobs", case: "commit_to_start",
          measurement: Measurement(
            operations: merged.count, seconds: took, latencies: merged, cpuSeconds: ResourceUse.cpuSeconds - cpu)))
    }
  }
}

private struct StartHandler: JobHandler {
  let kind: JobKind = "bench"
  let started: @Sendable () -> Void

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws { started() }
}
