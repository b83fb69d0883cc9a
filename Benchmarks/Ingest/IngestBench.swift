import ArgumentParser
import Logging
import Postgres
import Webhooks

/// `bench ingest`: signed deliveries until they are durable, against pgbench inserting a row of the same size.
struct IngestBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Signed deliveries of 2 KiB through the edge and straight to webhooks, against pgbench's insert.")

  @OptionGroup var options: BenchOptions

  func run() async throws {
    try await BenchDatabase.with(BenchTables.component, services: [Webhooks.migrations]) { bench in
      var random = SystemRandomNumberGenerator()
      let body = EventText.json(bytes: SignedEvents.bytes, using: &random)
      func floor() async throws -> PGBench.Result {
        try await bench.checkpoint()
        return try bench.pgbench.run(
          "insert of 2 KiB jsonb",
          script: "insert into inbox_json (id, body) values (gen_random_uuid(), :body::jsonb);",
          variables: ["body": body], clients: IngestCases.inFlight, seconds: options.seconds)
      }
      // What takes in and does nothing else: a replica whose jobs others do.
      try await IngestCases.run(bench, options, workers: 0, suffix: "", floor: floor)
      try await IngestCases.run(bench, options, workers: 4, suffix: "_folding", floor: floor)
    }
  }
}
