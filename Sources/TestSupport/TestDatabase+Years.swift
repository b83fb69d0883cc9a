public import Identifiers
internal import Logging
public import Postgres

extension TestDatabase {
  /// Runs `statements`, which make rows as years of use leave them, as the superuser in one transaction, and tells the server
  /// what the tables hold now. Answers one of the organizations.
  ///
  /// Ids come from `pg_temp.key(kind, number)`, the same each time; there are a thousand organizations, 0 to 999, of the kind
  /// `organization`. Foreign keys hold by the way the rows are made: nothing looks them up a row at a time, and no trigger runs.
  public func fillWithYears(_ statements: [Statement]) async throws -> OrganizationID {
    var configuration = adminConfiguration
    configuration.maximumTransactionDuration = .seconds(900)
    return try await Database.withDatabase(configuration: configuration, logger: .silent) { admin in
      try await admin.withTransaction(.system, timeout: .seconds(900)) { transaction in
        _ = try await transaction.execute("set local statement_timeout = 0")
        _ = try await transaction.execute("set local session_replication_role = replica")
        _ = try await transaction.execute(
          """
          create function pg_temp.key(kind text, n bigint) returns uuid language sql immutable as
            $$ select md5(kind || n)::uuid $$
          """)
        for statement in statements { _ = try await transaction.execute(statement) }
        _ = try await transaction.execute(
          """
          do $$
          declare
            name regclass;
          begin
            for name in
              select pg_class.oid::regclass from pg_class join pg_namespace on pg_namespace.oid = relnamespace
              where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'
            loop
              execute format('analyze %s', name);
            end loop;
          end
          $$
          """)
        return try await transaction.rows("select pg_temp.key('organization', 7) as id")[0].get("id")
      }
    }
  }
}
