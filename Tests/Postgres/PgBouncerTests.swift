import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@Suite("Behind PgBouncer in transaction mode", .enabled(if: PgBouncer.isInstalled, "pgbouncer is not installed"))
struct PgBouncerTests {
  private func with(_ body: (Database, TestDatabase) async throws -> Void) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await PgBouncer.with(test.configuration) { configuration in
        var configuration = configuration
        // More than the pooler has: transactions of several of ours share one of the server's.
        configuration.laneSizes = [.rpc: 12]
        try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
          try await body(database, test)
        }
      }
    }
  }

  @Test("many transactions and shared reads keep to their organizations, and savepoints and rollbacks do as they say")
  func tenants() async throws {
    try await with { database, test in
      let organizations = (0..<10).map { _ in OrganizationID.new() }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          let organization = organizations[number % 10]
          group.addTask {
            let id = UUID()
            try await database.withTransaction(.tenant(organization)) { transaction in
              try await transaction.execute(
                "insert into notes (org_id, id, body) values (\(organization), \(id), \(organization.description))")
              _ = try? await transaction.withSavepoint {
                try await transaction.execute(
                  "insert into notes (org_id, id, body) values (\(organization), \(id), 'again')")
              }
            }
            let rows = try await database.read(.tenant(organization), "select body from notes")
            for row in rows { #expect(try row.get("body", as: String.self) == organization.description) }
            #expect(try await database.read(.system, "select body from notes").isEmpty)
          }
        }
        try await group.waitForAll()
      }
      let count = try await test.admin.withTransaction(.system) {
        try await $0.first("select count(*) as count from sample.notes")
      }
      #expect(try count?.get("count", as: Int.self) == 200)
    }
  }

  @Test("rows are copied in, and nothing is prepared on the server, however often a statement runs")
  func unprepared() async throws {
    try await with { database, test in
      var rows = CopyRows(into: "counters", columns: "name", "value")
      for number in 0..<1000 { try rows.append("row \(number)", Int64(number)) }
      let copied = try await database.withTransaction(.system) { try await $0.copy(rows) }
      #expect(copied == 1000)
      for number in 0..<20 {
        let found = try await database.read(.system, "select value from counters where name = \("row \(number)")")
        #expect(try found.first?.get("value", as: Int.self) == number)
      }
      let prepared = try await database.read(.system, "select name from pg_prepared_statements")
      #expect(prepared.isEmpty)
    }
  }

  @Test("a statement past its deadline is stopped, and the next one is served")
  func deadline() async throws {
    try await with { database, _ in
      let error = await #expect(throws: PostgresError.self) {
        try await database.withTransaction(.system, timeout: .milliseconds(300)) {
          _ = try await $0.execute("select pg_sleep(30)")
        }
      }
      #expect(error?.code == .deadlineExceeded)
      try await database.ping()
    }
  }
}
