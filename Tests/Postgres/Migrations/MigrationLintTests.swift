@testable import Postgres
import Testing

@Suite("What migrations must not do")
struct MigrationLintTests {
  /// A file, and the rules that it breaks.
  struct Case: Sendable, CustomTestStringConvertible {
    let sql: String
    let name: String
    let rules: [MigrationRule]

    init(_ sql: String, named name: String = "change", _ rules: MigrationRule...) {
      self.sql = sql
      self.name = name
      self.rules = rules
    }

    var testDescription: String { sql }
  }

  private func rules(_ files: [(String, String)], keepsNew: Bool = false) -> [MigrationRule] {
    var lint = MigrationLint()
    return files.enumerated().flatMap { index, file in
      lint.violations(
        in: MigrationFile(number: index + 1, name: file.0, sql: Array(file.1.utf8)), keepsNew: keepsNew
      ).map(\.rule)
    }
  }

  static let outside = "-- Why.\n-- outside a transaction\n"

  static let broken = [
    Case("create index calls_at_idx on calls (at)", .indexWithoutConcurrently),
    Case("create unique index on only works.calls using btree (at) where x > 1", .indexWithoutConcurrently),
    Case("drop index calls_at_idx", .dropIndexWithoutConcurrently),
    Case("create index concurrently i on calls (at)", .concurrentlyInTransaction),
    Case("drop index concurrently i", .concurrentlyInTransaction),
    Case(outside + "create index concurrently i on calls (at); select 1", .moreThanOneOutside),
    Case(outside + "alter table calls add column n int", .moreThanOneOutside),
    Case("alter table calls add column key uuid not null default gen_random_uuid()", .volatileDefault),
    Case("alter table calls add column if not exists at timestamptz default clock_timestamp()", .volatileDefault),
    Case("alter table calls add id bigserial", .volatileDefault),
    Case("alter table calls add id bigint generated always as identity", .volatileDefault),
    Case("alter table calls add column n int not null", .columnNotNull),
    Case("alter table calls alter column n set not null", .setNotNull),
    Case("alter table calls alter n set not null", .setNotNull),
    Case("alter table calls add constraint positive check (n > 0)", .constraintWithoutNotValid),
    Case("alter table calls add foreign key (org_id, n) references others", .constraintWithoutNotValid),
    Case("alter table calls add column n int check (n > 0)", .constraintWithoutNotValid),
    Case("alter table calls add column n int references others", .constraintWithoutNotValid),
    Case(
      "alter table calls add constraint c check (n > 0) not valid; alter table calls validate constraint c",
      .validatedTogether),
    Case("alter table calls add constraint k unique (org_id, n)", .keyWithoutIndex),
    Case("alter table calls add primary key (org_id, n)", .keyWithoutIndex),
    Case("alter table calls add column n int unique", .keyWithoutIndex),
    Case("alter table calls add constraint e exclude using gist (org_id with =)", .exclusionConstraint),
    Case("alter table calls alter column n type bigint", .columnType),
    Case("alter table calls alter n set data type text", .columnType),
    Case("alter table calls drop column n", .dropOutsideContract),
    Case("alter table calls drop n", .dropOutsideContract),
    Case("drop table calls", .dropOutsideContract), Case("drop function f(int)", .dropOutsideContract),
    Case("alter table calls rename column n to m", .rename), Case("alter table calls rename to talks", .rename),
    Case("truncate calls", .truncate), Case("truncate table calls, others", .truncate),
    Case("lock table calls in share mode", .lockTable),
    Case("update calls set n = 1", .unboundedWrite), Case("delete from calls where n > 1", .unboundedWrite),
    Case("with old as (select id from calls) delete from calls using old", .unboundedWrite),
    Case("vacuum full calls", .rewrite), Case("cluster calls", .rewrite), Case("reindex table calls", .rewrite),
    Case("refresh materialized view totals", .rewrite), Case("alter table calls set unlogged", .rewrite),
    Case("alter table calls detach partition calls_1", .detachWithoutConcurrently),
    Case("alter type state rename value 'a' to 'b'", .typeChange),
    Case("set lock_timeout = 0", .timeoutChanged), Case("set local statement_timeout = '1h'", .timeoutChanged),
    Case("select set_config('lock_timeout', '0', true)", .timeoutChanged),
    Case("do $$ begin execute 'truncate calls'; end $$", .hiddenStatements),
    Case("do $do$ begin execute format($sql$ create index on %I (a) $sql$, 'calls'); end $do$", .hiddenStatements),
    Case("alter table calls add n int; alter table others add n int", .severalTables),
    Case("ALTER TABLE \"calls\" ALTER COLUMN n TYPE text", .columnType),
    Case(
      "alter table calls add a int, add b uuid default gen_random_uuid(), drop column c", .volatileDefault,
      .dropOutsideContract),
  ]

  @Test("each unsafe change is found by its rule and no other", arguments: broken)
  func finds(example: Case) {
    #expect(rules([(example.name, example.sql)]) == example.rules)
  }

  @Test("every rule has an example")
  func complete() {
    #expect(Set(Self.broken.flatMap(\.rules)) == Set(MigrationRule.allCases))
    for rule in MigrationRule.allCases { #expect(rule.advice.hasSuffix(".")) }
  }

  static let safe = [
    Case("create table t (id int primary key check (id > 0)); create index t_id_idx on t (id); update t set id = 1"),
    Case("create table t (id int); alter table t add constraint k unique (id), alter column id type bigint"),
    Case("create table t (id int); create index i on t (id); drop index i; drop table t"),
    Case(outside + "create unique index concurrently calls_at_idx on calls (org_id, at)"),
    Case(outside + "drop index concurrently calls_at_idx"),
    Case(
      "alter table calls add column n int not null default 0, add m text default 'f()', add k numeric default 1::numeric(5, 2)"
    ),
    Case("alter table calls add column at timestamptz not null default now()"),
    Case("alter table calls add constraint positive check (n > 0) not valid"),
    Case("alter table calls add foreign key (org_id, n) references others not valid"),
    Case("alter table calls validate constraint positive"),
    Case("alter table calls add constraint k unique using index calls_k_idx"),
    Case("alter table calls alter column n set default 5, alter m drop not null, drop constraint positive"),
    Case("alter table calls drop column n", named: "contract_calls"), Case("drop table calls", named: "contract_calls"),
    Case("alter table calls rename constraint a to b"), Case("alter type state add value 'new'"),
    Case("delete from calls where id in (select id from calls where n > 1 limit 1000)"),
    Case(
      "create function f() returns int language plpgsql set lock_timeout = '1s' as $$ begin update calls set n = 1; end $$"
    ),
    Case("select 'truncate calls; drop table calls' /* lock table calls; /* nested */ */ -- update calls set n = 1"),
    Case(
      "do $do$ begin perform make_days(14); execute $x$ create function f() returns int as 'delete from t' $x$; end $do$"
    ),
    Case("comment on table calls is 'update; delete from calls'"), Case(""),
  ]

  @Test("what holds up nobody is let through", arguments: safe)
  func passes(example: Case) {
    #expect(rules([(example.name, example.sql)]) == [])
  }

  @Test("a column is set not null once a file of its own has validated the check that proves it")
  func notNull() {
    let add = ("add", "alter table calls add constraint has_n check (n is not null) not valid")
    let validate = ("validate", "alter table calls validate constraint has_n")
    let set = ("set", "alter table calls alter column n set not null")
    #expect(rules([add, validate, set]) == [])
    #expect(rules([add, set]) == [.setNotNull])
    #expect(rules([add, validate, ("set", "alter table calls alter column m set not null")]) == [.setNotNull])
  }

  @Test("tables of the same run are new; tables of an earlier release are not")
  func runs() {
    let files = [("create", "create table t (id int)"), ("index", "create index i on t (id)")]
    #expect(rules(files, keepsNew: true) == [])
    #expect(rules(files) == [.indexWithoutConcurrently])
  }

  @Test("a file may say that it breaks a rule knowingly, and only with a reason")
  func knowingly() {
    let sql = "create index i on calls (at)"
    #expect(rules([("a", "-- unsafe: index-without-concurrently: a few rows.\n" + sql)]) == [])
    #expect(rules([("a", "-- unsafe: index-without-concurrently:\n" + sql)]) == [.indexWithoutConcurrently])
    #expect(rules([("a", "-- unsafe: truncate: why not.\n" + sql)]) == [.indexWithoutConcurrently])
  }

  @Test("the line is that of the statement")
  func lines() {
    var lint = MigrationLint()
    let sql = "-- Head.\nselect 'a\nb';\n\nupdate calls\nset n = 1;"
    let found = lint.violations(in: MigrationFile(number: 1, name: "a", sql: Array(sql.utf8)))
    #expect(found.map(\.line) == [5])
  }
}
