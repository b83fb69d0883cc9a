import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@Suite("Tenancy")
struct TenancyTests {
  private static let mine = OrganizationID.new()
  private static let theirs = OrganizationID.new()

  private func count(_ database: Database, _ scope: TransactionScope) async throws -> Int {
    try await database.withTransaction(scope, isReadOnly: true) {
      try await $0.rows("select id from notes").count
    }
  }

  @Test("an organization sees its own rows, others and nobody see none")
  func reading() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.tenant(Self.mine)) {
        try await $0.execute("insert into notes values (\(Self.mine), gen_random_uuid(), 'hello')")
      }
      #expect(try await count(test.database, .tenant(Self.mine)) == 1)
      #expect(try await count(test.database, .tenant(Self.theirs)) == 0)
      #expect(try await count(test.database, .system) == 0)
    }
  }

  static let crossings: [(Statement, Int?)] = [
    ("insert into notes values (\(theirs), gen_random_uuid(), 'planted')", nil),
    ("update notes set org_id = \(theirs)", nil),
    ("insert into notes select \(theirs), gen_random_uuid(), body from notes", nil),
    ("update notes set body = 'changed' where org_id = \(theirs)", 0),
    ("delete from notes where org_id = \(theirs)", 0),
    ("select from notes where org_id = \(theirs)", 0),
  ]

  @Test("an organization cannot write, change, delete, see or move rows across the border", arguments: crossings)
  func crossing(statement: Statement, affected: Int?) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      for organization in [Self.mine, Self.theirs] {
        try await test.database.withTransaction(.tenant(organization)) {
          try await $0.execute("insert into notes values (\(organization), gen_random_uuid(), 'hello')")
        }
      }
      do {
        let count = try await test.database.withTransaction(.tenant(Self.mine)) { try await $0.execute(statement) }
        #expect(count == affected)
      } catch let error as PostgresError {
        #expect(affected == nil && error.code == .insufficientPrivilege)
      }
      let rows = try await test.admin.withTransaction(.system) {
        try await $0.rows("select org_id, body from sample.notes order by org_id")
      }
      #expect(try Set(rows.map { try $0.get("org_id", as: OrganizationID.self) }) == [Self.mine, Self.theirs])
      #expect(try rows.allSatisfy { try $0.get("body", as: String.self) == "hello" })
    }
  }

  @Test("without an organization nothing can be written to a tenants' table")
  func noScope() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      for organization in [Self.mine, OrganizationID(UUID(uuidString: "00000000-0000-0000-0000-000000000000")!)] {
        let error = await #expect(throws: PostgresError.self) {
          try await test.database.withTransaction(.system) {
            try await $0.execute("insert into notes values (\(organization), gen_random_uuid(), 'x')")
          }
        }
        #expect(error?.code == .insufficientPrivilege)
      }
    }
  }

  @Test("scope, actor and request end with their transaction, on the same connection")
  func settings() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let read: Statement = """
        select current_setting('app.org_id', true) as org, current_setting('app.actor', true) as actor,
          current_setting('app.request_id', true) as request, pg_backend_pid() as process
        """
      // The operators' lane has one connection.
      let scope = TransactionScope.tenant(Self.mine, actor: "user 'x'", requestID: "r-1")
      let inside = try await test.database.withTransaction(scope, lane: .operator) { try await $0.first(read) }
      #expect(try inside?.get("org") == Self.mine.description)
      #expect(try inside?.get("actor") == "user 'x'")
      #expect(try inside?.get("request") == "r-1")
      let after = try await test.database.withTransaction(.system, lane: .operator) { try await $0.first(read) }
      #expect(try after?.get("process", as: Int32.self) == inside?.get("process", as: Int32.self))
      for column in ["org", "actor", "request"] { #expect(try after?.get(column) == "") }
    }
  }
}
