import ArgumentParser

/// Release-mode benchmarks of the shared libraries, each against what PostgreSQL's own tool does in the same run.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switchboard bench",
    abstract: "Measure what the shared libraries do: Postgres against pgbench on a private cluster, and RPC.",
    subcommands: [JobsBench.self, PostgresBench.self, RPCBench.self])
}
