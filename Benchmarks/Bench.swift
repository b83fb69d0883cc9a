import ArgumentParser

/// Release-mode benchmarks of the shared libraries and of services, each against a floor that is measured in the same run.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switchboard bench",
    abstract: "Measure what libraries and services do: against pgbench on a private cluster, and RPC against C.",
    subcommands: [
      IngestBench.self, JobsBench.self, LedgerBench.self, PostgresBench.self, RPCBench.self, ServiceCommand.self,
    ])
}
