import ArgumentParser
import Postgres

/// `bench postgres`: reads by key and durable writes.
struct PostgresBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postgres", abstract: "Point selects and group-committed inserts, against pgbench.")

  @OptionGroup var options: BenchOptions

  func run() async throws {
    try await BenchDatabase.with(BenchTables.component) { bench in
      try await PointSelect.run(bench, options)
      try await DurableInsert.run(bench, options)
    }
  }
}
