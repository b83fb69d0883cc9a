import Analysis
import Auth
import Billing
import Foundation
import Identifiers
import Integrations
import Postgres
import TestSupport
import Testing
import Webhooks

/// Tries what row security forbids, on every tenant table that the catalog knows: a new table is covered by being declared.
///
/// Grants, triggers and constraints are taken away first, so that nothing but the policy stands between the organizations.
@Suite struct IsolationTests {
  @Test(
    "in every tenant table, no organization reads, adds, changes, removes, gives away or takes another's row",
    arguments: ["analysis", "auth", "billing", "integrations", "webhooks"])
  func isolation(service: String) async throws {
    let sets = [
      Analysis.migrations, Auth.migrations, Billing.migrations, Integrations.migrations, Webhooks.migrations,
    ]
    let set = try #require(sets.first { $0.service == service })
    try await TestDatabase.with(set) { test in
      try await OpenedSchema.open(set.service, in: test.admin)
      let tables = try await OpenedSchema.tenantTables(of: set.service, in: test.admin)
      #expect(!tables.isEmpty)
      for table in tables {
        try await Trespass(table: table, database: test.database, admin: test.admin).run()
      }
    }
  }
}

/// Organization `mine` against a row of organization `other`.
private struct Trespass {
  let table: String
  let database: Database
  let admin: Database
  let mine = OrganizationID.new()
  let other = OrganizationID.new()

  func run() async throws {
    try await control()
    try await system("insert", row: other)
    let scope = TransactionScope.tenant(mine)
    #expect(try await attempt("select", row: other, scope) == 0, "\(table): select")
    #expect(try await attempt("update", row: other, scope) == 0, "\(table): update")
    #expect(try await attempt("re-home", row: other, to: mine, scope) == 0, "\(table): taken over")
    #expect(try await attempt("delete", row: other, scope) == 0, "\(table): delete")
    try await refused("insert", row: other, scope)
    try await refused("re-home", row: mine, to: other, scope)
    // Without an organization nobody's rows are there.
    for row in [mine, other] {
      for verb in ["select", "update", "delete"] {
        #expect(try await attempt(verb, row: row, .system) == 0, "\(table): \(verb) without an organization")
      }
      try await refused("insert", row: row, .system)
    }
    #expect(try await system("select", row: other) == 1, "\(table): the other's row is still there, once")
    #expect(try await system("select", row: mine) == 1, "\(table): the own row is still there, once")
  }

  /// The same statements do work on a row of one's own: a refusal above is then row security's and nothing else's.
  private func control() async throws {
    let scope = TransactionScope.tenant(mine)
    for verb in ["insert", "select", "update", "delete", "insert"] {
      #expect(try await attempt(verb, row: mine, scope) == 1, "\(table): \(verb) of one's own row")
    }
  }

  private func refused(
    _ verb: String, row: OrganizationID, to: OrganizationID? = nil, _ scope: TransactionScope
  ) async throws {
    let error = await #expect(throws: PostgresError.self, "\(table): \(verb)") {
      try await attempt(verb, row: row, to: to, scope)
    }
    #expect(error?.code == .insufficientPrivilege, "\(table): \(verb)")
  }

  private func attempt(
    _ verb: String, row: OrganizationID, to: OrganizationID? = nil, _ scope: TransactionScope
  ) async throws -> Int64 {
    try await database.withTransaction(scope) {
      try await OpenedSchema.attempt(verb, on: table, row: row, to: to, in: $0)
    }
  }

  @discardableResult
  private func system(_ verb: String, row: OrganizationID) async throws -> Int64 {
    try await admin.withTransaction(.system) {
      try await OpenedSchema.attempt(verb, on: table, row: row, to: nil, in: $0)
    }
  }
}

/// A schema whose tenant tables are guarded by their policies alone, with a function that tries one verb on one row.
private enum OpenedSchema {
  static func open(_ schema: String, in admin: Database) async throws {
    for statement in functions {
      try await admin.withTransaction(.system) { _ = try await $0.execute(statement) }
    }
    try await admin.withTransaction(.system) { _ = try await $0.execute("select isolation.open_schema(\(schema))") }
  }

  /// Qualified names. A partition is reached through its table.
  static func tenantTables(of schema: String, in admin: Database) async throws -> [String] {
    try await admin.withTransaction(.system) { transaction in
      try await transaction.rows("select name from isolation.tenant_tables(\(schema)) as name order by name").map {
        try $0.get("name", as: String.self)
      }
    }
  }

  /// The number of rows that `verb` met.
  static func attempt(
    _ verb: String, on table: String, row: OrganizationID, to: OrganizationID?, in transaction: Transaction
  ) async throws -> Int64 {
    try await transaction.rows(
      "select isolation.attempt(\(verb), \(table), \(row.uuid), \((to ?? row).uuid)) as count")[0].get("count")
  }

  private static let functions: [Statement] = [
    "create schema isolation",
    """
    create function isolation.tenant_tables(schema text) returns setof text language plpgsql as $$
    begin
      return query execute format(
        'select format(''%%I.%%I'', %L::text, c.relname) from %I.table_kinds k
           join pg_class c on c.relname = k.table_name and c.relnamespace = %L::regnamespace
         where k.kind = ''tenant'' and not c.relispartition', schema, schema, schema);
    end
    $$
    """,
    """
    create function isolation.open_schema(schema text) returns void language plpgsql as $$
    declare
      name text;
      part record;
    begin
      execute format('grant usage on schema isolation to %I', schema);
      execute format('grant execute on all functions in schema isolation to %I', schema);
      for name in select isolation.tenant_tables(schema) loop
        for part in select conname from pg_constraint
          where conrelid = name::regclass and contype in ('f', 'c') and coninhcount = 0
        loop
          execute format('alter table %s drop constraint %I', name, part.conname);
        end loop;
        execute format('alter table %s disable trigger user', name);
        execute format('grant select, insert, update, delete on %s to %I', name, schema);
      end loop;
    end
    $$
    """,
    // A row with something in every column that must not be null.
    """
    create function isolation.insertion(name text) returns text language sql as $$
      select format('insert into %s (%s) values (%s)', name, string_agg(quote_ident(a.attname), ', '), string_agg(
        case
          when a.attname = 'org_id' then '$1'
          when t.typname = 'uuid' then 'gen_random_uuid()'
          when t.typcategory = 'N' then '1'
          when t.typcategory = 'B' then 'true'
          when t.typcategory = 'D' then 'clock_timestamp()'
          when t.typname = 'bytea' then quote_literal('\\x01') || '::bytea'
          when t.typname in ('json', 'jsonb') then quote_literal('{}') || '::' || t.typname
          when t.typcategory = 'A' then quote_literal('{}') || '::' || t.oid::regtype
          when t.typcategory = 'R' then quote_literal('empty') || '::' || t.oid::regtype
          else quote_literal('x') || '::' || t.oid::regtype
        end, ', '))
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = name::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and (a.attnotnull or a.attname = 'org_id')
    $$
    """,
    """
    create function isolation.attempt(verb text, name text, row_org uuid, to_org uuid) returns bigint language plpgsql as $$
    declare
      met bigint;
    begin
      case verb
        when 'select' then
          execute format('select count(*) from %s where org_id = $1', name) into met using row_org;
          return met;
        when 'insert' then execute isolation.insertion(name) using row_org;
        when 'update' then execute format('update %s set org_id = org_id where org_id = $1', name) using row_org;
        when 're-home' then execute format('update %s set org_id = $2 where org_id = $1', name) using row_org, to_org;
        when 'delete' then execute format('delete from %s where org_id = $1', name) using row_org;
      end case;
      get diagnostics met = row_count;
      return met;
    end
    $$
    """,
  ]
}
