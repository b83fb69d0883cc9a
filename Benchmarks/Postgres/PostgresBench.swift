import ArgumentParser
import Postgres
import Webhooks

/// `bench postgres`: reads by key and durable writes.
struct PostgresBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postgres", abstract: "Point selects and group-committed inserts, against pgbench.")

  @OptionGroup var options: BenchOptions

  @Option(help: "Only these: reads or writes.")
  var only: Part?

  @Option(help: "Transactions that a group commit writes at once.")
  var groups = GroupCommitConfiguration().maximumGroups

  @Option(help: "Times that inserts and pgbench's take turns.")
  var rounds = 3

  /// What can be measured alone.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case reads, writes
  }

  func validate() throws {
    guard (1...100).contains(rounds) else { throw ValidationError("--rounds is from 1 to 100.") }
  }

  func run() async throws {
    try await BenchDatabase.with(BenchTables.component, services: [Webhooks.migrations]) { bench in
      if only != .writes { try await PointSelect.run(bench, options) }
      if only != .reads { try await DurableInsert.run(bench, options, groups: groups, rounds: rounds) }
    }
  }
}
