import Foundation
import Identifiers
import Jobs
import Logging
import Postgres

/// What storing a webhook costs: a dedupe row, an inbox row of 2 KiB and a job, each caller waiting for its own commit,
/// against pgbench inserting the inbox row alone.
enum DurableInsert {
  private static let bodyBytes = 2048
  private static let inFlight = 64

  /// Random hexadecimal text of 2 KiB, which is made once: making it is not what is measured.
  private static let script = """
    insert into inbox_single (id, body) values (gen_random_uuid(), decode(repeat('\(pattern)', 64), 'hex'));
    """
  private static let pattern = (0..<32).map { String(format: "%02x", ($0 * 37) & 0xff) }.joined()

  private struct Delivery: Sendable {
    var id = UUID.version7()
    var key: [UInt8]
    var body: [UInt8]
  }

  static func run(_ bench: BenchDatabase, _ options: BenchOptions) async throws {
    let against = try bench.pgbench.run(
      "insert of 2 KiB", script: script, clients: inFlight, seconds: options.seconds)
    let body = (0..<bodyBytes).map { UInt8(truncatingIfNeeded: $0 * 37) }
    let organization = OrganizationID.new()
    let measurement = try await bench.open(connections: 4) { database in
      let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
      let commits = GroupCommit<Delivery, Bool>(
        database: database, logger: logger, sortedBy: { $0.key.lexicographicallyPrecedes($1.key) }
      ) { deliveries, transaction in
        async let dedupe = transaction.execute(
          """
          insert into dedupe (key, inbox_id) select * from unnest(\(deliveries.map(\.key)), \(deliveries.map(\.id)))
          on conflict (key) do nothing
          """)
        async let inbox = transaction.execute(
          """
          insert into inbox (id, body) select * from unnest(\(deliveries.map(\.id)), \(deliveries.map(\.body)))
          """)
        _ = try await (dedupe, inbox)
        try await JobStore.enqueue(
          deliveries.map { NewJob(kind: JobKind(rawValue: "fold"), organizationID: organization, ref: $0.id) },
          in: transaction)
        return deliveries.map { _ in true }
      }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await commits.run() }
        let measurement = try await Measurement.run(seconds: options.seconds, inFlight: inFlight) { _ in
          let id = UUID()
          let key = withUnsafeBytes(of: id.uuid) { Array($0) }
          _ = try await commits.submit(Delivery(key: key, body: body))
        }
        group.cancelAll()
        return measurement
      }
    }
    options.report(
      BenchResult(
        bench: "postgres", case: "durable_insert_\(inFlight)", measurement: measurement, against: against))
  }
}
