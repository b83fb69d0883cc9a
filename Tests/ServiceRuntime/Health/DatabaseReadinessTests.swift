import Logging
import Postgres
import TestSupport
import Testing

@testable import ServiceRuntime

@Suite struct DatabaseReadinessTests {
  private static func set(_ files: [String]) -> MigrationSet {
    MigrationSet(
      service: "readiness",
      components: [
        PostgresMigrations.component,
        MigrationComponent(
          name: "readiness",
          files: files.enumerated().map { MigrationFile(number: $0 + 1, name: "file_\($0)", sql: Array($1.utf8)) }),
      ])
  }

  private static let one = "create table things (id uuid primary key); select declare_system_table('things');"
  private static let two = "create table more (id uuid primary key); select declare_system_table('more');"

  @Test("a schema with every migration is ready; one that lacks some, or has others, is behind")
  func schema() async throws {
    try await TestDatabase.with(Self.set([Self.one])) { test in
      #expect(await ReadinessCheck.database(test.database, migrations: Self.set([Self.one])).missing() == nil)
      let behind = ReadinessCheck.database(test.database, migrations: Self.set([Self.one, Self.two]))
      #expect(await behind.missing() == "schema_behind")
      let other = ReadinessCheck.database(test.database, migrations: Self.set([Self.two]))
      #expect(await other.missing() == "schema_behind")
    }
  }

  @Test("a database that cannot be reached is named")
  func unreachable() async throws {
    let configuration = DatabaseConfiguration(
      host: "/nowhere", database: "switchboard", user: "readiness", password: "secret")
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    try await Database.withDatabase(configuration: configuration, logger: logger) { database in
      let check = ReadinessCheck.database(database, migrations: Self.set([Self.one]))
      #expect(await check.missing() == "database_unreachable")
    }
  }
}
