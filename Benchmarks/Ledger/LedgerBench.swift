import ArgumentParser
import Billing
import Postgres

/// `bench ledger`: charges of one wallet, through billing's own process, against pgbench moving money between two rows.
struct LedgerBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Charges on one hot wallet, singly and in batches, against pgbench on a hot row.")

  @OptionGroup var options: BenchOptions

  func run() async throws {
    try await BenchDatabase.with(HotRow.component, services: [Billing.migrations]) { bench in
      let floor = try HotRow.measure(bench, options)
      if !options.json { for other in floor.others { print("\(other)") } }
      try await HotWallet.run(bench, options, against: floor.ordinary)
    }
  }
}
