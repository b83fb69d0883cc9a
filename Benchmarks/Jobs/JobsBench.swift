import ArgumentParser
import Postgres

/// `bench jobs`: the queue against update and delete by pgbench on the same rows.
struct JobsBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "Claim and complete, latency when idle, a held snapshot; or how statements find rows.")

  @OptionGroup var options: BenchOptions

  @Flag(help: "Instead of measuring, check on a million jobs that no hot statement reads the table from end to end.")
  var explain = false

  @Option(help: "Jobs that each throughput case works through.")
  var jobs = 200_000

  func validate() throws {
    guard (1000...5_000_000).contains(jobs) else { throw ValidationError("--jobs is from 1000 to 5,000,000.") }
  }

  func run() async throws {
    try await BenchDatabase.with(JobBenchTables.component) { bench in
      if explain { return try await AccessPaths.run(bench) }
      let against = try JobThroughput.pgbench(bench, options)
      try await JobThroughput.run(bench, options, jobs: jobs, against: against)
      try await StartLatency.run(bench, options)
    }
  }
}
