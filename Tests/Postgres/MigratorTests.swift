import Foundation
@testable import Postgres
import TestSupport
import Testing

@Suite("Migrations")
struct MigratorTests {
  /// A set of which the last component has these files.
  private func set(_ service: String, _ files: (String, String)...) -> MigrationSet {
    MigrationSet(
      service: service,
      components: [
        PostgresMigrations.component,
        MigrationComponent(
          name: "own",
          files: files.enumerated().map { index, file in
            MigrationFile(number: index + 1, name: file.0, sql: Array(file.1.utf8))
          }),
      ])
  }

  private let first = ("first", "create table t (id int primary key); select declare_system_table('t');")
  private let second = ("second", "alter table t add column n int;")

  /// An empty database and a migrator on it. Roles are the whole server's, so each test has a service of its own.
  private func with(_ body: (Migrator, TestDatabase) async throws -> Void) async throws {
    try await TestDatabase.with([TestSchema.set]) { databases in
      try await body(Migrator(admin: databases[0].adminConfiguration, logger: .silent), databases[0])
    }
  }

  @Test("files run once, in order, and the plan says which are left")
  func order() async throws {
    try await with { migrator, test in
      let whole = set("migrate_order", first, second)
      #expect(
        try await migrator.plan(whole).map(\.description) == [
          "postgres 1 declare_tables", "own 1 first", "own 2 second",
        ])
      let part = try await migrator.migrate(set("migrate_order", first), loginPassword: "a")
      #expect(part.map(\.name) == ["declare_tables", "first"])
      #expect(try await migrator.plan(whole).map(\.name) == ["second"])
      #expect(try await migrator.migrate(whole, loginPassword: "b").map(\.name) == ["second"])
      #expect(try await migrator.migrate(whole, loginPassword: "b") == [])
      #expect(try await migrator.plan(whole) == [])
      #expect(try await CatalogRules.violations(in: test.admin, schema: "migrate_order") == [])
    }
  }

  @Test("the log-in role sees whether its schema is current, and logs in with the newest password")
  func current() async throws {
    try await with { migrator, test in
      let whole = set("migrate_current", first, second)
      let hostile = "it's a \\ \"password\" $$ ß"
      _ = try await migrator.migrate(set("migrate_current", first), loginPassword: "old")
      _ = try await migrator.migrate(set("migrate_current", first), loginPassword: hostile)
      let configuration = test.adminConfiguration.with(user: "migrate_current", password: .init(hostile))
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        #expect(try await Migrator.isCurrent(set("migrate_current", first), in: database))
        #expect(try await !Migrator.isCurrent(whole, in: database))
        _ = try await migrator.migrate(whole, loginPassword: hostile)
        #expect(try await Migrator.isCurrent(whole, in: database))
        #expect(try await Migrator.isCurrent(set("migrate_current", first), in: database), "a newer program was here")
        #expect(try await !Migrator.isCurrent(set("migrate_current", (first.0, first.1 + " "), second), in: database))
      }
    }
  }

  @Test("an edited file and a file that is gone are refused, and nothing is run")
  func refusals() async throws {
    try await with { migrator, test in
      _ = try await migrator.migrate(set("migrate_refuse", first, second), loginPassword: "p")
      let edited = set("migrate_refuse", (first.0, first.1 + "\n"), second, ("third", "create table u ();"))
      await #expect(throws: MigrationError.edited(component: "own", number: 1, name: "first")) {
        _ = try await migrator.migrate(edited, loginPassword: "p")
      }
      await #expect(throws: MigrationError.edited(component: "own", number: 1, name: "first")) {
        _ = try await migrator.plan(edited)
      }
      await #expect(throws: MigrationError.missingFile(component: "own", number: 2, name: "second")) {
        _ = try await migrator.migrate(set("migrate_refuse", first), loginPassword: "p")
      }
      let rows = try await test.admin.withTransaction(.system) {
        try await $0.rows("select where to_regclass('migrate_refuse.u') is not null")
      }
      #expect(rows.isEmpty)
    }
  }

  @Test("a gap in the numbers and names that are not plain are refused")
  func shape() async throws {
    let migrator = Migrator(
      admin: DatabaseConfiguration(host: "/nonexistent", database: "d", user: "u", password: "p"), logger: .silent)
    let gap = MigrationSet(
      service: "gap",
      components: [
        MigrationComponent(
          name: "own", files: [1, 3].map { MigrationFile(number: $0, name: "x", sql: []) })
      ])
    await #expect(throws: MigrationError.numberGap(component: "own", number: 2)) { _ = try await migrator.plan(gap) }
    for name in ["", "Upper", "1st", "a-b", "a\"b", "a;b", "ä", String(repeating: "a", count: 58)] {
      await #expect(throws: MigrationError.invalidName(name)) {
        _ = try await migrator.plan(MigrationSet(service: name, components: []))
      }
    }
  }

  @Test("a file that fails names its line, leaves nothing of itself, and keeps what ran before it")
  func failure() async throws {
    try await with { migrator, test in
      let broken = set("migrate_fail", first, ("broken", "create table u (id int);\n\nselect nothing from t;\n"))
      do {
        _ = try await migrator.migrate(broken, loginPassword: "p")
        Issue.record("The broken file ran")
      } catch MigrationError.failed(let component, let name, let line, let diagnosis, let error) {
        #expect((component, name, line) == ("own", "broken", 3))
        #expect(diagnosis == "column \"nothing\" does not exist")
        #expect(error.code == .undefinedObject)
      }
      #expect(
        try await migrator.migrate(set("migrate_fail", first, ("mended", "create table u ();")), loginPassword: "p")
          .map(\.name) == ["mended"])
    }
  }

  @Test("a file that ends the transaction itself is refused", arguments: ["commit;", "rollback;", "commit; begin;"])
  func control(sql: String) async throws {
    try await with { migrator, _ in
      await #expect(throws: MigrationError.controlsTransaction(component: "own", name: "sly")) {
        _ = try await migrator.migrate(set("migrate_sly", ("sly", sql)), loginPassword: "p")
      }
    }
  }

  static let misuses = [
    ("select declare_tenant_table('t');", "42P16"), ("select declare_tenant_table('nowhere');", "42P01"),
    ("select declare_system_table('nowhere');", "42P01"), ("select declare_system_table('t; drop table t');", "42P01"),
    ("select declare_system_table('table_kinds');", "23505"), ("select grant_to_service('t', 'all');", "22023"),
    ("select grant_to_service('t', 'select on t to public; select');", "22023"),
    ("select grant_to_service('t', 'truncate');", "22023"), ("select grant_to_service('t', '');", "22023"),
  ]

  @Test("a table is declared once, as what it is, and only known privileges are granted", arguments: misuses)
  func misuse(sql: String, state: String) async throws {
    try await with { migrator, _ in
      do {
        let files = set("migrate_misuse", ("create", "create table t (id int);"), ("misuse", sql))
        _ = try await migrator.migrate(files, loginPassword: "p")
        Issue.record("\(sql) ran")
      } catch MigrationError.failed(_, "misuse", _, _, let error) {
        #expect(error.sqlState == state)
      }
    }
  }

  @Test("two migrators at once wait for each other: each file runs once")
  func concurrent() async throws {
    try await with { migrator, _ in
      let slow = set("migrate_twice", first, ("slow", "select pg_sleep(0.2);"), second)
      let applied = try await withThrowingTaskGroup(of: [AppliedMigration].self) { group in
        for _ in 0..<4 { group.addTask { try await migrator.migrate(slow, loginPassword: "p") } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.map(\.name) == ["declare_tables", "first", "slow", "second"])
    }
  }

  @Test("a file waits for its locks a bounded time, again and again, until they are free")
  func locks() async throws {
    try await with { migrator, test in
      _ = try await migrator.migrate(set("migrate_lock", first), loginPassword: "p")
      let (locked, gate) = (Gate(), Gate())
      try await withThrowingTaskGroup(of: Void.self) { group in
        // Whatever fails below: the group waits for the task that waits for the gate.
        defer { gate.open() }
        group.addTask {
          defer { locked.open() }
          try await test.admin.withTransaction(.system) {
            try await $0.execute("lock table migrate_lock.t in access share mode")
            locked.open()
            await gate.wait()
          }
        }
        await locked.wait()
        group.addTask {
          let applied = try await migrator.migrate(set("migrate_lock", first, second), loginPassword: "p")
          #expect(applied.map(\.name) == ["second"])
        }
        try await eventually("the file waits for its lock") {
          try await test.admin.withTransaction(.system) {
            try await !$0.rows("select from pg_locks where not granted and relation = 'migrate_lock.t'::regclass")
              .isEmpty
          }
        }
        gate.open()
        try await group.waitForAll()
      }
    }
  }

  @Test("an unsafe file is refused before anything runs, and only on tables that were there before")
  func unsafe() async throws {
    try await with { migrator, _ in
      let index = ("index", "-- Why.\n\ncreate index t_n_idx on t (n);")
      _ = try await migrator.migrate(set("migrate_unsafe", first), loginPassword: "p")
      let files = set("migrate_unsafe", first, second, index)
      let refusal = MigrationError.unsafe(component: "own", name: "index", line: 3, rule: .indexWithoutConcurrently)
      await #expect(throws: refusal) { _ = try await migrator.plan(files) }
      await #expect(throws: refusal) { _ = try await migrator.migrate(files, loginPassword: "p") }
      #expect(try await migrator.plan(set("migrate_unsafe", first, second)).map(\.name) == ["second"])
      // Where the table is new, too.
      let fresh = set("migrate_unsafe_new", first, second, index)
      #expect(try await migrator.migrate(fresh, loginPassword: "p").map(\.name).last == "index")
    }
  }

  private let concurrent = (
    "index", "-- Finds rows by n.\n-- outside a transaction\ncreate index concurrently t_n_idx on t (n);"
  )

  private func isValid(_ index: Statement, _ test: TestDatabase) async throws -> Bool? {
    try await test.admin.withTransaction(.system) {
      try await $0.first("select indisvalid as valid from pg_index where indexrelid = to_regclass(\(statement: index))")
    }?.get("valid")
  }

  @Test("an index is built and dropped outside a transaction, as the owner, while a writer is at the table")
  func concurrently() async throws {
    try await with { migrator, test in
      _ = try await migrator.migrate(set("migrate_index", first, second), loginPassword: "p")
      let files = set("migrate_index", first, second, concurrent)
      #expect(try await migrator.plan(files).map(\.description) == ["own 3 index (outside a transaction)"])
      #expect(try await migrator.migrate(files, loginPassword: "p").map(\.name) == ["index"])
      #expect(try await isValid("'migrate_index.t_n_idx'", test) == true)
      let owner = try await test.admin.withTransaction(.system) {
        try await $0.first("select tableowner from pg_tables where schemaname = 'migrate_index' and tablename = 't'")
      }
      #expect(try owner?.get("tableowner", as: String.self) == "migrate_index_owner")
      let drop = ("drop", "-- outside a transaction\ndrop index concurrently if exists t_n_idx")
      let all = set("migrate_index", first, second, concurrent, drop, ("after", "alter table t add m int"))
      #expect(try await migrator.migrate(all, loginPassword: "p").map(\.name) == ["drop", "after"])
      #expect(try await isValid("'migrate_index.t_n_idx'", test) == nil)
    }
  }

  @Test("an index that failed stays invalid and unnoted; the next run drops it and builds it anew")
  func resumed() async throws {
    try await with { migrator, test in
      let unique = ("index", "-- outside a transaction\ncreate unique index concurrently t_n_idx on t (n);")
      _ = try await migrator.migrate(set("migrate_resume", first, second), loginPassword: "p")
      try await test.admin.withTransaction(.system) {
        _ = try await $0.execute("insert into migrate_resume.t values (1, 1), (2, 1)")
      }
      let files = set("migrate_resume", first, second, unique)
      await #expect(throws: MigrationError.self) { _ = try await migrator.migrate(files, loginPassword: "p") }
      #expect(try await isValid("'migrate_resume.t_n_idx'", test) == false)
      #expect(try await migrator.plan(files).map(\.name) == ["index"])
      try await test.admin.withTransaction(.system) {
        _ = try await $0.execute("update migrate_resume.t set n = id")
      }
      #expect(try await migrator.migrate(files, loginPassword: "p").map(\.name) == ["index"])
      #expect(try await isValid("'migrate_resume.t_n_idx'", test) == true)
      #expect(try await migrator.plan(files) == [])
    }
  }

  @Test("an index that was finished and not noted is noted; one of that name on another table is refused")
  func finished() async throws {
    try await with { migrator, test in
      _ = try await migrator.migrate(set("migrate_noted", first, second), loginPassword: "p")
      let files = set("migrate_noted", first, second, concurrent)
      try await test.admin.withTransaction(.system) { transaction in
        _ = try await transaction.execute("create index t_n_idx on migrate_noted.schema_migrations (number)")
      }
      await #expect(throws: MigrationError.indexTaken(component: "own", name: "index", index: "t_n_idx")) {
        _ = try await migrator.migrate(files, loginPassword: "p")
      }
      try await test.admin.withTransaction(.system) { transaction in
        _ = try await transaction.execute("drop index migrate_noted.t_n_idx")
        _ = try await transaction.execute("create index t_n_idx on migrate_noted.t (n)")
      }
      #expect(try await migrator.migrate(files, loginPassword: "p").map(\.name) == ["index"])
      #expect(try await migrator.plan(files) == [])
    }
  }

  @Test("two migrators do not wait for each other in a circle while an index is built concurrently")
  func concurrentMigrators() async throws {
    try await with { migrator, _ in
      let files = set("migrate_circle", first, second, concurrent, ("slow", "select pg_sleep(0.2)"))
      let applied = try await withThrowingTaskGroup(of: [AppliedMigration].self) { group in
        for _ in 0..<4 { group.addTask { try await migrator.migrate(files, loginPassword: "p") } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.map(\.name) == ["declare_tables", "first", "second", "index", "slow"])
    }
  }

  @Test("the files in the folder are the files in the program")
  func files() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Postgres/migrations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    let component = PostgresMigrations.component
    #expect(names == component.files.map { "000\($0.number)_\($0.name).sql" })
    for (name, file) in zip(names, component.files) {
      #expect([UInt8](try Data(contentsOf: folder.appending(path: name))) == file.sql)
    }
  }
}
