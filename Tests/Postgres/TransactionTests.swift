import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
  @Test("what a transaction wrote is there after it returns, and not after it throws")
  func commitAndRollback() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) {
        try await $0.execute("insert into counters values ('kept', \(1))")
      }
      await #expect(throws: Stop.self) {
        try await test.database.withTransaction(.system) {
          try await $0.execute("insert into counters values ('undone', \(1))")
          throw Stop()
        }
      }
      #expect(try await test.counters() == ["kept"])
    }
  }

  @Test("a last statement that commits: its rows are answered and kept, nothing follows, and what fails keeps nothing")
  func commitWithStatement() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let kept = try await test.database.withTransaction(.system) { transaction in
        try await transaction.execute("insert into counters values ('first', \(1))")
        let rows = try await transaction.commit(with: "insert into counters values ('last', \(2)) returning name")
        await #expect(throws: PostgresError.self) { try await transaction.execute("delete from counters") }
        return try rows.map { try $0.get("name", as: String.self) }
      }
      #expect(kept == ["last"])
      #expect(try await test.counters() == ["first", "last"])
      let failure = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system) { transaction in
          try await transaction.execute("insert into counters values ('undone', \(1))")
          _ = try? await transaction.commit(with: "insert into counters values ('last', \(2))")
          // Outside any transaction it would be kept.
          _ = try? await transaction.execute("insert into counters values ('stray', \(1))")
        }
      }
      #expect(failure?.code == .uniqueViolation)
      await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system) { transaction in
          try await transaction.withSavepoint { _ = try await transaction.commit(with: "select 1") }
        }
      }
      #expect(try await test.counters() == ["first", "last"])
    }
  }

  @Test("a read-only transaction cannot write")
  func readOnly() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let error = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system, isReadOnly: true) {
          try await $0.execute("insert into counters values ('a', 1)")
        }
      }
      #expect(error?.sqlState == "25006")
    }
  }

  @Test("a transaction without statements does nothing")
  func empty() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let value = try await test.database.withTransaction(.system) { _ in 7 }
      #expect(value == 7)
    }
  }

  @Test("an error of the server that the body hides is thrown at the end")
  func hiddenFailure() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let error = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system) {
          try await $0.execute("insert into counters values ('a', 1)")
          _ = try? await $0.execute("insert into counters values ('a', 2)")
        }
      }
      #expect(error?.code == .uniqueViolation)
      let counters = try await test.counters()
      #expect(counters == [])
    }
  }

  @Test("statements that are sent together run in their order, each seeing what those before it did")
  func together() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let results = try await test.database.withTransaction(.system) { transaction in
        try await transaction.results(of: [
          "insert into counters values ('a', \(1)), ('b', \(2))", "select name from counters order by name",
          "update counters set value = value + \(Int64(1)) where name = 'b'",
          "select value from counters where name = 'b'",
        ])
      }
      #expect(results.map(\.rowCount) == [2, 2, 1, 1])
      #expect(try results[1].rows.map { try $0.get("name", as: String.self) } == ["a", "b"])
      #expect(try results[3].rows[0].get("value", as: Int64.self) == 3)
      #expect(results[0].rows.isEmpty)
      let none = try await test.database.withTransaction(.system) { try await $0.results(of: []) }
      #expect(none.isEmpty)
    }
  }

  @Test("of statements that are sent together the first that fails is thrown, and nothing stays")
  func togetherFails() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let error = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system) { transaction in
          _ = try await transaction.results(of: [
            "insert into counters values ('a', 1)", "insert into counters values ('a', 2)", "select 1 / 0",
          ])
        }
      }
      #expect(error?.code == .uniqueViolation)
      let counters = try await test.counters()
      #expect(counters == [])
    }
  }

  @Test("a savepoint undoes what is inside it and nothing else")
  func savepoints() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) { transaction in
        try await transaction.execute("insert into counters values ('outer', 1)")
        for name in ["a", "outer", "b"] {
          do {
            try await transaction.withSavepoint {
              try await transaction.execute("insert into counters values (\(name + "!"), 1)")
              try await transaction.withSavepoint {
                try await transaction.execute("insert into counters values (\(name), 1)")
              }
            }
          } catch let error as PostgresError {
            #expect(error.code == .uniqueViolation)
          }
        }
      }
      #expect(try await test.counters() == ["a", "a!", "b", "b!", "outer"])
    }
  }

  @Test("a constraint that is checked at the end fails the transaction with its name")
  func deferred() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.admin.withTransaction(.system) {
        try await $0.execute(
          "alter table sample.counters add constraint value_is_unique unique (value) deferrable initially deferred")
      }
      let error = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system) {
          try await $0.execute("insert into counters values ('a', 1), ('b', 1)")
        }
      }
      #expect(error?.code == .uniqueViolation)
      #expect(error?.constraint == "value_is_unique")
      try await test.database.ping()
    }
  }

  @Test("statements at the same time share the transaction and get their own answers")
  func concurrent() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let processes = try await test.database.withTransaction(.system) { transaction in
        try await withThrowingTaskGroup(of: Int32.self) { group in
          for number in 0..<200 {
            group.addTask {
              let row = try await transaction.first(
                "select \(number) as number, pg_backend_pid() as process, now() as start")
              #expect(try row?.get("number", as: Int.self) == number)
              return try row!.get("process")
            }
          }
          return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
        }
      }
      #expect(processes.count == 1)
    }
  }

  @Test("a transaction that has ended takes no statements")
  func escaped() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let escaped = try await test.database.withTransaction(.system) { transaction in
        try await transaction.execute("select 1")
        return transaction
      }
      let error = await #expect(throws: PostgresError.self) { try await escaped.execute("select 1") }
      #expect(error?.message == "The transaction has ended already.")
    }
  }

  @Test("a plan that a migration made stale fails once and is made anew")
  func stalePlan() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      func read() async throws {
        try await test.database.withTransaction(.system, lane: .operator) {
          try await $0.rows("select * from counters")
        }
      }
      for _ in 0..<3 { try await read() }
      try await test.admin.withTransaction(.system) {
        try await $0.execute("alter table sample.counters add column extra text")
      }
      let error = await #expect(throws: PostgresError.self) { try await read() }
      #expect(error?.isRetryable == true)
      try await read()
    }
  }

  @Test("statements run without being prepared where that is switched off")
  func unprepared() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      var configuration = test.configuration
      configuration.usesPreparedStatements = false
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        for number in 0..<3 {
          let row = try await database.withTransaction(.system, lane: .operator) {
            try await $0.first("select \(number) as number, count(*) as prepared from pg_prepared_statements")
          }
          #expect(try row?.get("number", as: Int.self) == number)
          #expect(try row?.get("prepared", as: Int.self) == 0)
        }
      }
    }
  }
}

struct Stop: Error {}

extension TestDatabase {
  /// Names in `counters`, seen from outside.
  func counters() async throws -> [String] {
    try await admin.withTransaction(.system) {
      try await $0.rows("select name from sample.counters order by name").map { try $0.get("name") }
    }
  }
}
