import Foundation
import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("Shared reads, and transactions that are run again")
struct ReadTests {
  private func code<Value>(_ body: () async throws -> Value) async -> PostgresError.Code? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? PostgresError)?.code
    }
  }

  @Test("each of many reads at once sees its own organization only, on few connections")
  func scopes() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let organizations = (0..<8).map { _ in OrganizationID.new() }
      for (index, organization) in organizations.enumerated() {
        try await test.database.withTransaction(.tenant(organization)) { transaction in
          for _ in 0...index {
            try await transaction.execute(
              "insert into notes (org_id, id, body) values (\(organization), \(UUID()), \("note \(index)"))")
          }
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<800 {
          let index = number % 9
          group.addTask {
            guard index < 8 else {
              let rows = try await test.database.read(.system, "select body from notes")
              #expect(rows.isEmpty, "no organization, no rows")
              return
            }
            let rows = try await test.database.read(.tenant(organizations[index]), "select body from notes")
            #expect(
              try rows.map { try $0.get("body", as: String.self) }
                == Array(repeating: "note \(index)", count: index + 1))
          }
        }
        try await group.waitForAll()
      }
      #expect(test.database.load(of: .rpc).connections <= 4)
      let left = try await test.database.withTransaction(.system) {
        try await $0.first("select coalesce(current_setting('app.org_id', true), '') as organization")
      }
      #expect(try left?.get("organization", as: String.self) == "", "nothing stays behind")
    }
  }

  @Test("a read cannot write, and an error of one read is not its neighbors'")
  func errors() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<60 {
          group.addTask {
            switch number % 3 {
            case 0:
              let error = await #expect(throws: PostgresError.self) {
                _ = try await test.database.read(
                  .system, "insert into counters values (\("x\(number)"), 1) returning name")
              }
              #expect(error?.sqlState == "25006")
            case 1:
              #expect(await code { try await test.database.read(.system, "select * from nowhere") } == .undefinedObject)
            default:
              let rows = try await test.database.read(.system, "select \(number) as number")
              #expect(try rows.first?.get("number", as: Int.self) == number)
            }
          }
        }
        try await group.waitForAll()
      }
      let counters = try await test.counters()
      #expect(counters == [])
    }
  }

  @Test("of reads that are sent in groups, those behind a failed one are sent again and all others answered")
  func groups() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let answers = try await test.database.withReader { reader in
        await withTaskGroup(of: (Int, Result<Int, PostgresError>).self) { group in
          for number in 0..<300 {
            group.addTask {
              do throws(PostgresError) {
                let rows = try await reader.read(.system, "select \(number) / \(number % 3) as quotient")
                return (number, .success(try rows[0].get("quotient")))
              } catch {
                return (number, .failure(error))
              }
            }
          }
          return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
      }
      #expect(answers.count == 300)
      for (number, answer) in answers {
        switch answer {
        case .success(let quotient): #expect(number % 3 != 0 && quotient == number / (number % 3))
        case .failure(let error): #expect(number % 3 == 0 && error.sqlState == "22012")
        }
      }
    }
  }

  @Test("a cancelled read is abandoned, and its neighbors on the connection are answered")
  func cancellation() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      var configuration = test.configuration
      configuration.laneSizes = [.rpc: 1]
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        try await withThrowingTaskGroup(of: PostgresError.Code?.self) { cancelled in
          cancelled.addTask {
            await code { try await database.read(.system, "select pg_sleep(0.5)::text, 'abandon me'") }
          }
          try await eventually { database.load(of: .rpc).leased == 1 }
          async let neighbor = database.read(.system, "select 7 as number")
          cancelled.cancelAll()
          #expect(try await cancelled.next() == .cancelled)
          #expect(try await neighbor.first?.get("number", as: Int.self) == 7)
        }
        try await eventually { database.load(of: .rpc).leased == 0 }
        #expect(database.load(of: .rpc).connections == 1, "the connection lives on")
      }
    }
  }

  @Test("a connection lost under shared reads is connectionLost for them, and the next reads get another")
  func lost() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let ended = Counter()
      try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
        for _ in 0..<4 {
          group.addTask {
            defer { ended.add() }
            return await code { try await test.database.read(.system, "select pg_sleep(20)::text, 'lose me'") }
          }
        }
        try await eventually("all of them wait on one connection, which is ended") {
          try await test.admin.withTransaction(.system) {
            try await !$0.rows(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where state = 'active' and position('lose me' in query) > 0 and pid <> pg_backend_pid()
              """
            ).isEmpty
          }
        }
        // Whoever had not been sent yet, or had not even begun, goes to a new connection and is ended there.
        try await eventually(within: .seconds(30), "nobody is left") {
          try await test.admin.withTransaction(.system) {
            try await $0.execute(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where state = 'active' and position('lose me' in query) > 0 and pid <> pg_backend_pid()
              """)
          }
          return ended.count == 4
        }
        for try await code in group { #expect(code == .connectionLost) }
      }
      #expect(try await test.database.read(.system, "select 1 as one").count == 1)
    }
  }

  @Test(
    "readers on connections' threads see their own organization only, cannot write, and keep their errors to themselves"
  )
  func readers() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let organizations = (0..<4).map { _ in OrganizationID.new() }
      for organization in organizations {
        try await test.database.withTransaction(.tenant(organization)) {
          try await $0.execute(
            "insert into notes (org_id, id, body) values (\(organization), \(UUID()), \("\(organization)"))")
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<20 {
          group.addTask {
            try await test.database.withReader { reader in
              for number in 0..<50 {
                switch (worker + number) % 5 {
                case 0:
                  #expect(try await reader.read(.system, "select body from notes").isEmpty)
                case 1:
                  let error = await #expect(throws: PostgresError.self) {
                    _ = try await reader.read(.system, "insert into counters values ('x', 1) returning name")
                  }
                  #expect(error?.sqlState == "25006")
                case 2:
                  #expect(await code { try await reader.read(.system, "select * from nowhere") } == .undefinedObject)
                default:
                  let organization = organizations[number % 4]
                  let rows = try await reader.read(
                    .tenant(organization, actor: number % 2 == 0 ? "somebody" : nil),
                    "select body, current_setting('app.actor', true) as actor from notes")
                  #expect(try rows.map { try $0.get("body", as: String.self) } == ["\(organization)"])
                  let actor = try rows.first?.get("actor", as: String?.self) ?? ""
                  #expect(actor == (number % 2 == 0 ? "somebody" : ""))
                }
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(test.database.load(of: .rpc).leased == 0)
      let counters = try await test.counters()
      #expect(counters == [])
    }
  }

  @Test("a reader whose connection is lost is told so and goes on elsewhere, and the next one gets another connection")
  func lostReader() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let codes = try await test.database.withReader { reader in
        let pid = try await reader.read(.system, "select pg_backend_pid() as pid").first?.get("pid", as: Int32.self)
        try await test.admin.withTransaction(.system) {
          try await $0.execute("select pg_terminate_backend(\(try #require(pid)))")
        }
        var codes: [PostgresError.Code?] = []
        for _ in 0..<3 { codes.append(await code { try await reader.read(.system, "select 1 as one") }) }
        return codes
      }
      #expect(codes == [.connectionLost, .connectionLost, .connectionLost])
      let rows = try await test.database.withReader { try await $0.read(.system, "select 1 as one") }
      #expect(rows.count == 1)
    }
  }

  @Test("a read beyond its own short time is stopped by the server, and its neighbors on the connection are answered")
  func shortTimeout() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withReader { reader in
        async let slow = code {
          try await reader.read(.system, timeout: .milliseconds(200), "select pg_sleep(5)::text")
        }
        #expect(await slow == .deadlineExceeded)
        let rows = try await reader.read(.system, "select 1 as one")
        #expect(rows.count == 1)
      }
    }
  }

  @Test("a transaction that lost against another one runs again, at most as often as it may", arguments: [0, 1, 3])
  func retries(retries: Int) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let attempts = Atomic(0)
      let code = await code {
        try await test.database.withTransaction(.system, retries: retries) { transaction in
          let attempt = attempts.add(1, ordering: .relaxed).newValue
          try await transaction.execute("insert into counters values (\("attempt \(attempt)"), 1)")
          guard attempt > 2 else {
            try await transaction.execute("do $$ begin raise exception using errcode = 'serialization_failure'; end $$")
            return
          }
        }
      }
      let isKept = retries >= 2
      #expect(code == (isKept ? nil : .serializationFailure))
      #expect(attempts.load(ordering: .relaxed) == (isKept ? 3 : retries + 1))
      let counters = try await test.counters()
      #expect(counters == (isKept ? ["attempt 3"] : []))
    }
  }

  @Test("transactions that deadlock all come through with retries")
  func deadlocks() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) {
        try await $0.execute("insert into counters values ('a', 0), ('b', 0)")
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<2 {
          group.addTask {
            try await test.database.withTransaction(.system, timeout: .seconds(20), retries: 20) { transaction in
              for name in number == 0 ? ["a", "b"] : ["b", "a"] {
                try await transaction.execute("update counters set value = value + 1 where name = \(name)")
                try await transaction.execute("select pg_sleep(0.05)")
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let rows = try await test.database.read(.system, "select value from counters order by name")
      #expect(try rows.map { try $0.get("value", as: Int.self) } == [2, 2])
    }
  }
}

private final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }

  func add() { value.withLock { $0 += 1 } }
}
