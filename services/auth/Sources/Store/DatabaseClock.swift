internal import Postgres

extension Database {
  /// The database's clock, which decides when tokens begin and end: seconds since 1970.
  func seconds() async throws -> Int64 {
    let row = try await read(.system, "select extract(epoch from clock_timestamp())::bigint as now").first
    guard let row else { throw PostgresError(.rowMissing) }
    return try row.get("now")
  }
}
