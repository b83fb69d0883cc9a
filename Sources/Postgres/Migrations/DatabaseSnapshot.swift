/// One state of a whole database, held still while programs go on writing: what a dump copies, and what is counted beside it.
///
/// Everything is read in one read-only transaction of the administrator's, whom row security does not bind.
public struct DatabaseSnapshot: Sendable {
  /// What `pg_dump --snapshot` takes. Source: PostgreSQL manual, "Snapshot Synchronization Functions".
  public let id: String
  /// When the state was taken, by the server's clock.
  public let takenAt: Timestamp
  private let session: AdminSession

  /// Microseconds since 1970.
  public typealias Timestamp = Int64

  init(in session: AdminSession) async throws {
    self.session = session
    let row = try await session.rows(
      """
      select pg_export_snapshot() as id, (extract(epoch from clock_timestamp()) * 1000000)::bigint as taken_at
      """
    ).first
    id = try row?.get("id") ?? ""
    takenAt = try row?.get("taken_at") ?? 0
  }

  /// The rows of a statement that only reads. Names without a schema are looked for in `schema`. Takes ten minutes at most.
  public func rows(_ statement: Statement, in schema: String) async throws(PostgresError) -> [Row] {
    _ = try await session.rows("select set_config('search_path', \(schema), true)")
    return try await session.rows(statement)
  }

  /// How many rows each table of the schemas has, as `schema.table`. A partitioned table counts as its partitions.
  public func rowCounts(in schemas: [String]) async throws -> [String: Int64] {
    let tables = try await session.rows(
      """
      select nspname::text as schema, relname::text as name
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind = 'r' and nspname = any(\(schemas))
      """)
    var counts: [String: Int64] = [:]
    for table in tables {
      let (schema, name): (String, String) = (try table.get("schema"), try table.get("name"))
      // A table's name cannot be a parameter; this function takes it as a value and quotes it.
      let row = try await session.rows(
        """
        select (xpath('/row/n/text()',
                  query_to_xml(format('select count(*) as n from %I.%I', \(schema), \(name)), false, true, '')))[1]
               ::text::bigint as n
        """
      ).first
      counts["\(schema).\(name)"] = try row?.get("n") ?? 0
    }
    return counts
  }
}

extension DatabaseAdministration {
  /// Runs `body` with one state of the administrator's database.
  ///
  /// Throws `insufficientPrivilege` for an administrator whom row security binds: it would read, and copy, no tenant's rows.
  public nonisolated(nonsending) func withSnapshot<Result: Sendable>(
    _ body: nonisolated(nonsending) (DatabaseSnapshot) async throws -> Result
  ) async throws -> Result {
    try await AdminSession.with(admin) { session in
      let role = try await session.rows(
        "select rolsuper or rolbypassrls as sees_all from pg_roles where rolname = current_user"
      ).first
      guard try role?.get("sees_all", as: Bool.self) == true else {
        throw PostgresError(
          .insufficientPrivilege, message: "Row security hides rows from \(admin.user); a superuser sees all.")
      }
      try await session.script("begin isolation level repeatable read read only")
      let result = try await body(try await DatabaseSnapshot(in: session))
      try await session.script("commit")
      return result
    }
  }
}
