import Postgres
import TestSupport
import Testing

@Suite("Rules of the catalog")
struct CatalogRulesTests {
  @Test("a schema that follows the rules has no violation")
  func clean() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let violations = try await CatalogRules.violations(in: test.admin, schema: "sample")
      #expect(violations == [])
    }
  }

  /// A change of the sample schema, and what it breaks.
  struct Breach: Sendable, CustomTestStringConvertible {
    let changes: [Statement]
    let violations: [String]

    init(_ changes: Statement..., breaks violations: String...) {
      self.changes = changes
      self.violations = violations
    }

    var testDescription: String { violations[0] }
  }

  static let breaches = [
    Breach("create table sample.stray (id int primary key)", breaks: "table stray is not declared"),
    Breach(
      "alter table sample.notes no force row level security", breaks: "tenant table notes does not force row security"),
    Breach(
      "alter table sample.notes disable row level security", breaks: "tenant table notes does not force row security"),
    Breach("drop policy tenant on sample.notes", breaks: "tenant table notes has 0 policies instead of the one"),
    Breach(
      "create policy second on sample.notes using (org_id is not null)",
      breaks: "policy second of table notes is not the one", "tenant table notes has 2 policies instead of the one"),
    Breach("alter policy tenant on sample.notes using (true)", breaks: "policy tenant of table notes is not the one"),
    Breach("alter policy tenant on sample.notes to sample", breaks: "policy tenant of table notes is not the one"),
    Breach(
      "alter policy tenant on sample.notes using (exists (select from sample.counters))",
      breaks: "policy tenant of table notes is not the one",
      "policy tenant of table notes mentions table counters"),
    Breach(
      "create policy stray on sample.counters using (true)", breaks: "system table counters has policy stray"),
    Breach(
      "alter table sample.notes add constraint id_is_unique unique (id)",
      breaks: "key id_is_unique of tenant table notes does not start with org_id"),
    Breach(
      "create unique index body_is_unique on sample.notes (body)",
      breaks: "key body_is_unique of tenant table notes does not start with org_id"),
    Breach(
      "alter table sample.notes add constraint bodies_differ exclude using btree (body with =)",
      breaks: "key bodies_differ of tenant table notes does not start with org_id"),
    Breach(
      "alter table sample.notes drop constraint notes_pkey", "alter table sample.notes add primary key (id)",
      breaks: "key notes_pkey of tenant table notes does not start with org_id"),
    Breach(
      "alter table sample.notes add column tag text", "create unique index tags on sample.notes (org_id, tag)",
      breaks: "key tags of tenant table notes has the nullable column tag"),
    Breach(
      "alter table sample.notes add column counter text references sample.counters",
      breaks: "foreign key notes_counter_fkey of tenant table notes does not lead from org_id to org_id"),
    Breach(
      "alter table sample.notes drop constraint notes_pkey",
      "alter table sample.notes alter column org_id drop not null",
      breaks: "tenant table notes has no column org_id uuid not null"),
    Breach("grant select on sample.notes to public", breaks: "PUBLIC may select on table notes"),
    Breach(
      "grant update (body) on sample.notes to public", breaks: "PUBLIC may update on column body of table notes"),
    Breach("grant usage on schema sample to public", breaks: "PUBLIC may usage on schema sample"),
    Breach(
      "create function sample.open() returns int language sql as 'select 1'",
      breaks: "PUBLIC may execute function open"),
    Breach(
      "create function sample.bare() returns int language sql security definer as 'select 1'",
      "revoke all on function sample.bare from public",
      breaks: "function bare runs as its owner without a search path of its own"),
    Breach(
      "create view sample.all_notes as select * from sample.notes",
      breaks: "view all_notes does not run with its user's rights"),
    Breach(
      "create table sample.days (org_id uuid not null, at date not null) partition by range (at)",
      "select set_config('search_path', 'sample', true)", "select declare_tenant_table('days')",
      "create table days_1 partition of days for values from ('2030-01-01') to ('2030-01-02')",
      "select declare_tenant_table('days_1')", "grant select on days_1 to sample",
      breaks: "partition days_1 has grants of its own"),
    Breach(
      "create table sample.days (org_id uuid not null, at date not null) partition by range (at)",
      "insert into sample.table_kinds values ('days', 'system')",
      "create table sample.days_1 partition of sample.days for values from ('2030-01-01') to ('2030-01-02')",
      breaks: "table days_1 is not declared"),
    Breach(
      "create function sample.loose() returns int language sql security definer set search_path = sample, pg_temp as 'select 1'",
      "revoke all on function sample.loose from public",
      breaks: "function loose runs as its owner without a search path of its own"),
    Breach(
      "create table sample.owned (id int)", "insert into sample.table_kinds values ('owned', 'system')",
      "alter table sample.owned owner to sample", breaks: "role sample owns table owned"),
  ]

  @Test("each breach of a rule is named", arguments: breaches)
  func broken(_ breach: Breach) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.admin.withTransaction(.system) { transaction in
        for change in breach.changes { try await transaction.execute(change) }
      }
      #expect(try await CatalogRules.violations(in: test.admin, schema: "sample") == breach.violations.sorted())
    }
  }

  @Test("a grant on the database to everybody is named")
  func database() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.admin.withTransaction(.system) {
        try await $0.execute(
          "do $$ begin execute format('grant temp on database %I to public', current_database()); end $$")
      }
      #expect(
        try await CatalogRules.violations(in: test.admin, schema: "sample") == ["PUBLIC may temporary on the database"])
    }
  }

  @Test("a role that may do too much is named")
  func roles() async throws {
    // Roles belong to the whole server, so this role is not one that other tests use.
    let set = MigrationSet(service: "overpowered", components: [PostgresMigrations.component])
    try await TestDatabase.with(set) { test in
      try await test.admin.withTransaction(.system) {
        try await $0.execute("alter role overpowered superuser bypassrls")
        try await $0.execute("grant overpowered_owner to overpowered")
      }
      #expect(
        try await CatalogRules.violations(in: test.admin, schema: "overpowered") == [
          "role overpowered belongs to role overpowered_owner", "role overpowered is a superuser",
          "role overpowered may bypass row security",
        ])
      await #expect(throws: MigrationError.unsafeRole("overpowered")) {
        _ = try await Migrator(admin: test.adminConfiguration, logger: .silent).migrate(set, loginPassword: "x")
      }
      try await test.admin.withTransaction(.system) {
        try await $0.execute("alter role overpowered nosuperuser nobypassrls")
      }
    }
  }
}
