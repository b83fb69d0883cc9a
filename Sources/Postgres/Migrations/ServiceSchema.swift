/// The roles and the schema of one service, with least rights.
///
/// `<service>_owner` cannot log in, owns the schema and is what migrations run as. `<service>` logs in and owns nothing.
/// Nobody else may do anything: PUBLIC loses what PostgreSQL gives it on the database, on the schema `public` and on new
/// functions.
struct ServiceSchema {
  let service: String

  var owner: String { service + "_owner" }

  /// Tables are looked for in the service's schema; extensions stand in one of their own; temporary objects come last,
  /// where they can hide nothing.
  var searchPath: String { "\(service), extensions, pg_temp" }

  /// Throws `invalidName` for what is not a plain name that leaves room for the suffix.
  init(service: String) throws(MigrationError) {
    guard service.isPlainName, service.utf8.count <= 57 else { throw .invalidName(service) }
    self.service = service
  }

  /// Makes what is missing, roles and schema, and sets the log-in role's password.
  func prepare(in session: AdminSession, password: String) async throws {
    try await run([Self.roles, Self.schema], in: session, password: password)
  }

  /// Makes the roles alone where they are missing, and sets the password: what the owners in a dump must find.
  func prepareRoles(in session: AdminSession, password: String) async throws {
    try await run([Self.roles], in: session, password: password)
  }

  /// Roles belong to the whole cluster: migrators of other databases may be at the same ones, and then the server refuses
  /// one of the two, which tries again.
  private func run(_ scripts: [String], in session: AdminSession, password: String) async throws {
    let verifier = try await session.scramVerifier(user: service, password: password)
    var attempts = 0
    while true {
      do {
        return try await session.transaction {
          _ = try await session.rows(
            "select set_config('switchboard.service', \(service), true), set_config('switchboard.verifier', \(verifier), true)"
          )
          for script in scripts { try await session.script(script) }
        }
      } catch let error as PostgresError
        where ["XX000", "23505", "42710", "42P06"].contains(error.sqlState) && attempts < 10
      {
        attempts += 1
        try await Task.sleep(for: .milliseconds(20 * attempts))
      } catch let error as PostgresError where error.sqlState == "55000" {
        throw MigrationError.unsafeRole(service)
      }
    }
  }

  /// Settles where names are looked for and who acts, until the end of the transaction.
  func enter(_ session: AdminSession) async throws {
    _ = try await session.rows(
      """
      select set_config('switchboard.service', \(service), true), set_config('search_path', \(searchPath), true),
        set_config('lock_timeout', '5s', true), set_config('role', \(owner), true)
      """)
  }

  private static let roles = """
    do $$
    declare
      service text := current_setting('switchboard.service');
      owner text := service || '_owner';
    begin
      if not exists (select from pg_roles where rolname = owner) then
        execute format('create role %I nologin', owner);
      end if;
      if not exists (select from pg_roles where rolname = service) then
        execute format('create role %I login', service);
      end if;
      if exists (select from pg_roles where rolname in (service, owner) and (rolsuper or rolbypassrls)) then
        raise exception using errcode = 'object_not_in_prerequisite_state';
      end if;
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant %I to %I', owner, current_user);
      end if;
      execute format('alter role %I login password %L', service, current_setting('switchboard.verifier'));
      execute format('alter role %I set search_path = %I, extensions, pg_temp', service, service);
      -- The server ends what a program that hangs or vanished leaves behind.
      execute format('alter role %I set idle_in_transaction_session_timeout = %L', service, '10s');
      execute format('alter role %I set client_connection_check_interval = %L', service, '5s');
      -- A single statement outside a transaction only reads, and not for long. So a read needs no settings of its own.
      execute format('alter role %I set default_transaction_read_only = on', service);
      execute format('alter role %I set statement_timeout = %L', service, '10s');
      -- Plans are kept for as long as a connection lives. One that was made while a table was small would read it from end to
      -- end when it is large; by an index a small table is found as fast.
      execute format('alter role %I set enable_seqscan = off', service);
    end
    $$
    """

  private static let schema = """
    do $$
    declare
      service text := current_setting('switchboard.service');
      owner text := service || '_owner';
    begin
      execute format('revoke all on database %I from public', current_database());
      execute format('grant connect on database %I to %I', current_database(), service);
      revoke all on schema public from public;
      create schema if not exists extensions;
      execute format('grant usage on schema extensions to %I, %I', service, owner);
      -- Trigrams, and ordinary columns beside them or beside ranges in one index.
      create extension if not exists pg_trgm with schema extensions;
      create extension if not exists btree_gin with schema extensions;
      create extension if not exists btree_gist with schema extensions;

      execute format('create schema if not exists %I authorization %I', service, owner);
      execute format('revoke all on schema %I from public', service);
      execute format('grant usage on schema %I to %I', service, service);
      execute format('alter default privileges for role %I revoke execute on functions from public', owner);

      execute format('set local role %I', owner);
      execute format('create table if not exists %I.schema_migrations (
          component text not null,
          number integer not null,
          name text not null,
          checksum bytea not null,
          applied_at timestamptz not null default clock_timestamp(),
          primary key (component, number)
        )', service);
      execute format('comment on table %I.schema_migrations is %L', service,
        'Every migration file that was applied, with the SHA-256 of its content. Written by the migrator.');
      execute format('grant select on %I.schema_migrations to %I', service, service);
      reset role;
    end
    $$
    """
}

extension String {
  /// Lower-case letters, digits and `_`, a letter first, at most 63 bytes: the same in SQL with and without quotes.
  var isPlainName: Bool {
    let isPlain = utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) || (0x61...0x7a).contains($0)
    }
    return isPlain && (1...63).contains(utf8.count) && (0x61...0x7a).contains(utf8.first!)
  }
}
