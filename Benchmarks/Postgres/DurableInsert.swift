import Foundation
import Identifiers
import Logging
import Postgres
import RPC
import Sealing
import Webhooks

/// What storing a webhook costs: a dedupe row, an inbox row of 2 KiB and a job, each caller waiting for its own commit,
/// against pgbench inserting one row of 2 KiB. Ours are the tables of webhooks, written by what writes them there.
///
/// pgbench does it twice. First the ordinary way: the event as JSON text into a `jsonb` column with default storage, which
/// the server parses and compresses. Then with what ours is spared already: random bytes, as sealed bodies are, into a
/// table that keeps them as they are, in the row. Its body is a parameter that is the same each time, which saves the server nothing:
/// compression sees one row at a time.
enum DurableInsert {
  private static let bodyBytes = 2048
  private static let inFlight = 64

  /// Takes turns with pgbench, `rounds` times each: what the machine does at the one time and not at the other then counts for
  /// both.
  static func run(_ bench: BenchDatabase, _ options: BenchOptions, groups: Int, rounds: Int) async throws {
    var random = SystemRandomNumberGenerator()
    let body = (0..<bodyBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    var (json, bytes, ours): ([PGBench.Result], [PGBench.Result], [Measurement]) = ([], [], [])
    for _ in 0..<rounds {
      try await bench.checkpoint()
      json.append(
        try bench.pgbench.run(
          "insert of 2 KiB jsonb",
          script: "insert into inbox_json (id, body) values (gen_random_uuid(), :body::jsonb);",
          variables: ["body": EventText.json(bytes: bodyBytes, using: &random)], clients: inFlight,
          seconds: options.seconds))
      try await bench.checkpoint()
      bytes.append(
        try bench.pgbench.run(
          "insert of 2 KiB bytea",
          script: "insert into inbox_bytes (id, body) values (gen_random_uuid(), :body::bytea);",
          variables: ["body": "\\x" + body.map { String(format: "%02x", $0) }.joined()], clients: inFlight,
          seconds: options.seconds))
      try await bench.checkpoint()
      ours.append(try await measure(bench, options, body, groups))
    }
    let measurement = Measurement(merging: ours)
    for (suffix, results) in [("", json), ("_bytes", bytes)] {
      options.report(
        BenchResult(
          bench: "postgres", case: "durable_insert_\(inFlight)\(suffix)", measurement: measurement,
          against: .mean(of: results)))
    }
  }

  private static func measure(
    _ bench: BenchDatabase, _ options: BenchOptions, _ body: [UInt8], _ groups: Int
  ) async throws -> Measurement {
    let (organization, source, secret) = (OrganizationID.new(), SourceID.new(), UUID.version7())
    return try await bench.open(as: "webhooks", connections: 4) { database in
      let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
      let writer = InboxWriter()
      var configuration = GroupCommitConfiguration()
      configuration.maximumGroups = groups
      let commits = GroupCommit<InboxRow, InboxOutcome>(
        database: database, configuration: configuration, logger: logger, sortedBy: InboxWriter.areInOrder,
        bytes: { $0.sealedBody.count }
      ) { rows, transaction in
        try await writer.store(rows, in: transaction)
      }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        // On an event loop, as in webhooks.
        let loop = LoopExecutor.any()
        group.addTask { await withTaskExecutorPreference(loop) { await commits.run() } }
        let measurement = try await withTaskExecutorPreference(loop) {
          try await Measurement.run(seconds: options.seconds, inFlight: inFlight) { number in
            let hash = SHA256.hash(withUnsafeBytes(of: number) { Array($0) })
            let row = InboxRow(
              id: .new(), sourceID: source, organizationID: organization, eventType: "call_ended",
              dedupeKey: Array(hash.prefix(16)), bodyHash: hash, sealedBody: body, secretID: secret,
              remoteAddress: "127.0.0.1")
            guard try await commits.submit(row).isNew else { throw Failure.duplicate }
          }
        }
        group.cancelAll()
        return measurement
      }
    }
  }

  private enum Failure: Error {
    case duplicate
  }
}
