import ArgumentParser
import Postgres

/// `bench jobs`: the queue against update and delete by pgbench on the same rows.
struct JobsBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "Claim and complete, start when idle, a held snapshot, a hot organization; or how statements find rows.")

  @OptionGroup var options: BenchOptions

  @Flag(help: "Instead of measuring, check on a million jobs that no hot statement reads the table from end to end.")
  var explain = false

  @Option(help: "Jobs that each throughput case works through.")
  var jobs = 200_000

  @Option(help: "Transactions that the worker runs at once.")
  var concurrency = 4

  @Option(help: "Jobs of one transaction, at most.")
  var batch = 1000

  func validate() throws {
    guard (1...32).contains(concurrency) else { throw ValidationError("--concurrency is from 1 to 32.") }
    guard (1...1000).contains(batch) else { throw ValidationError("--batch is from 1 to 1000.") }
    guard (1000...5_000_000).contains(jobs) else { throw ValidationError("--jobs is from 1000 to 5,000,000.") }
  }

  func run() async throws {
    try await BenchDatabase.with(JobBenchTables.component) { bench in
      if explain { return try await AccessPaths.run(bench) }
      let against = try JobThroughput.pgbench(bench, options)
      try await JobThroughput.run(
        bench, options, .init(jobs: jobs, concurrency: concurrency, batchLimit: batch), against: against)
      try await StartLatency.run(bench, options)
      try await HotTenant.run(bench, options)
    }
  }
}
