import Postgres

/// One row by its key: the shortest thing that can be asked, so what is measured is the way there and back.
enum PointSelect {
  private static let script = """
    \\set id random(1, \(BenchTables.points))
    select body from points where id = :id;
    """

  static func run(_ bench: BenchDatabase, _ options: BenchOptions) async throws {
    for inFlight in [1, 16] {
      let against = try bench.pgbench.run("select", script: script, clients: inFlight, seconds: options.seconds)
      let measurement = try await bench.open(connections: 2) { database in
        try await Measurement.run(seconds: options.seconds, inFlight: inFlight) { _ in
          let id = Int64.random(in: 1...Int64(BenchTables.points))
          let rows = try await database.read(.system, "select body from points where id = \(id)")
          _ = try rows.first?.get("body", as: String.self)
        }
      }
      options.report(
        BenchResult(bench: "postgres", case: "select_\(inFlight)", measurement: measurement, against: against))
    }
  }
}
