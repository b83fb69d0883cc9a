import Identifiers
import Postgres

/// One row by its key: the shortest thing that can be asked, so what is measured is the way there and back.
///
/// Three ways: on a connection's thread as pgbench's clients are, from any thread, and in an organization's name, which
/// costs the server a second statement.
enum PointSelect {
  private static let script = """
    \\set id random(1, \(BenchTables.points))
    select body from points where id = :id;
    """

  static func run(_ bench: BenchDatabase, _ options: BenchOptions) async throws {
    for inFlight in [1, 16] {
      let against = try bench.pgbench.run("select", script: script, clients: inFlight, seconds: options.seconds)
      let reader = try await bench.open(connections: 2) { database in
        try await Measurement.run(
          seconds: options.seconds, inFlight: inFlight,
          entering: { body in try await database.withReader { try await body($0) } }
        ) { (reader: Reader, number) in
          try check(try await reader.read(.system, statement(number)))
        }
      }
      options.report(
        BenchResult(bench: "postgres", case: "select_\(inFlight)", measurement: reader, against: against))
      let anywhere = try await bench.open(connections: 2) { database in
        try await Measurement.run(seconds: options.seconds, inFlight: inFlight) { number in
          try check(try await database.read(.system, statement(number)))
        }
      }
      options.report(
        BenchResult(
          bench: "postgres", case: "select_\(inFlight)_any_thread", measurement: anywhere, against: against))
      let organization = OrganizationID.new()
      let tenant = try await bench.open(connections: 2) { database in
        try await Measurement.run(
          seconds: options.seconds, inFlight: inFlight,
          entering: { body in try await database.withReader { try await body($0) } }
        ) { (reader: Reader, number) in
          try check(try await reader.read(.tenant(organization), statement(number)))
        }
      }
      options.report(
        BenchResult(bench: "postgres", case: "select_\(inFlight)_tenant", measurement: tenant, against: against))
    }
  }

  /// Of a row that the number picks as good as by chance: asking the system for chance would cost a call of the kernel,
  /// which pgbench's generator spares too.
  private static func statement(_ number: Int) -> Statement {
    let mixed = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
    return "select body from points where id = \(Int64((mixed >> 32) % UInt64(BenchTables.points)) + 1)"
  }

  private static func check(_ rows: [Row]) throws {
    guard try rows.first?.get("body", as: String.self).utf8.count == 32 else { throw Failure.rowMissing }
  }

  private enum Failure: Error {
    case rowMissing
  }
}
