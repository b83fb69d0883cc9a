import Foundation
import Identifiers
import Jobs
import Logging
import Postgres
import Sealing

/// What storing a webhook costs: a dedupe row, an inbox row of 2 KiB and a job, each caller waiting for its own commit,
/// against pgbench inserting one row of 2 KiB.
///
/// pgbench does it twice. First the ordinary way: the event as JSON text into a `jsonb` column with default storage, which
/// the server parses and compresses. Then with what ours is spared already: random bytes, as sealed bodies are, into the
/// very table that ours goes to. Its body is a parameter that is the same each time, which saves the server nothing:
/// compression sees one row at a time.
enum DurableInsert {
  private static let bodyBytes = 2048
  private static let inFlight = 64

  private struct Delivery: Sendable {
    var id = UUID.version7()
    var key: [UInt8]
    var body: [UInt8]
  }

  static func run(_ bench: BenchDatabase, _ options: BenchOptions, groups: Int) async throws {
    var random = SystemRandomNumberGenerator()
    let body = (0..<bodyBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let json = try bench.pgbench.run(
      "insert of 2 KiB jsonb", script: "insert into inbox_json (id, body) values (gen_random_uuid(), :body::jsonb);",
      variables: ["body": EventText.json(bytes: bodyBytes, using: &random)], clients: inFlight,
      seconds: options.seconds)
    let bytes = try bench.pgbench.run(
      "insert of 2 KiB bytea", script: "insert into inbox_bytes (id, body) values (gen_random_uuid(), :body::bytea);",
      variables: ["body": "\\x" + body.map { String(format: "%02x", $0) }.joined()], clients: inFlight,
      seconds: options.seconds)
    let measurement = try await measure(bench, options, body, groups)
    options.report(
      BenchResult(bench: "postgres", case: "durable_insert_\(inFlight)", measurement: measurement, against: json))
    options.report(
      BenchResult(
        bench: "postgres", case: "durable_insert_\(inFlight)_bytes", measurement: measurement, against: bytes))
  }

  private static func measure(
    _ bench: BenchDatabase, _ options: BenchOptions, _ body: [UInt8], _ groups: Int
  ) async throws -> Measurement {
    let organization = OrganizationID.new()
    return try await bench.open(connections: 4) { database in
      let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
      var configuration = GroupCommitConfiguration()
      configuration.maximumGroups = groups
      let commits = GroupCommit<Delivery, Bool>(
        database: database, configuration: configuration, logger: logger,
        sortedBy: { $0.key.lexicographicallyPrecedes($1.key) }, bytes: { $0.body.count }
      ) { deliveries, transaction in
        try await store(deliveries, of: organization, in: transaction)
      }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await commits.run() }
        let measurement = try await Measurement.run(seconds: options.seconds, inFlight: inFlight) { number in
          let key = SHA256.hash(withUnsafeBytes(of: number) { Array($0) })
          guard try await commits.submit(Delivery(key: key, body: body)) else { throw Failure.duplicate }
        }
        group.cancelAll()
        return measurement
      }
    }
  }

  private enum Failure: Error {
    case duplicate
  }

  /// As webhooks does: keys are claimed first, and only what is new is stored.
  private static func store(
    _ deliveries: [Delivery], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [Bool] {
    let rows = try await transaction.rows(
      """
      insert into dedupe (key, inbox_id) select * from unnest(\(deliveries.map(\.key)), \(deliveries.map(\.id)))
      on conflict (key) do nothing
      returning inbox_id
      """)
    let new = Set(try rows.map { try $0.get("inbox_id", as: UUID.self) })
    let stored = deliveries.filter { new.contains($0.id) }
    async let inbox = transaction.execute(
      "insert into inbox (id, body) select * from unnest(\(stored.map(\.id)), \(stored.map(\.body)))")
    async let jobs: Void = JobStore.enqueue(
      stored.map { NewJob(kind: "fold", organizationID: organization, ref: $0.id) }, in: transaction)
    _ = try await (inbox, jobs)
    return deliveries.map { new.contains($0.id) }
  }
}
