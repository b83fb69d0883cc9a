import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

@Suite("Database under pressure")
struct DatabaseTests {
  /// A database of its own with one lane of `size` connections.
  private func with(
    size: Int, acquireTimeout: Duration = .seconds(5), maximumWaiters: Int = 1000,
    _ body: (Database, TestDatabase) async throws -> Void
  ) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      var configuration = test.configuration
      configuration.laneSizes = [.rpc: size]
      configuration.acquireTimeout = acquireTimeout
      configuration.maximumWaiters = maximumWaiters
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        try await body(database, test)
      }
    }
  }

  private func process(_ database: Database) async throws -> Int32 {
    let row = try await database.withTransaction(.system) { try await $0.first("select pg_backend_pid() as process") }
    return try #require(row).get("process")
  }

  /// Waits until the server runs, or no longer runs, a statement with `marker` in it.
  private func eventuallyRuns(_ marker: String, _ isRunning: Bool, _ test: TestDatabase) async throws {
    try await eventually("\(marker) \(isRunning ? "runs" : "has ended")") {
      try await test.admin.withTransaction(.system) {
        try await !$0.rows(
          """
          select from pg_stat_activity
          where state = 'active' and position(\(marker) in query) > 0 and pid <> pg_backend_pid()
          """
        ).isEmpty == isRunning
      }
    }
  }

  private func code<Value>(_ body: () async throws -> Value) async -> PostgresError.Code? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? PostgresError)?.code
    }
  }

  @Test("five connections serve five hundred waiters, and never is there a sixth")
  func fairness() async throws {
    try await with(size: 5) { database, test in
      let processes = try await withThrowingTaskGroup(of: Int32.self) { group in
        for _ in 0..<500 { group.addTask { try await process(database) } }
        return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
      }
      #expect((1...5).contains(processes.count))
    }
  }

  @Test("with all connections taken, five hundred wait for their time, and one more is refused at once")
  func exhaustion() async throws {
    try await with(size: 5, acquireTimeout: .seconds(3), maximumWaiters: 500) { database, test in
      let gate = Gate()
      try await withThrowingTaskGroup(of: Void.self) { holders in
        for _ in 0..<5 {
          holders.addTask {
            try await database.withTransaction(.system) {
              try await $0.execute("select 1")
              await gate.wait()
            }
          }
        }
        try await eventually { database.load(of: .rpc).leased == 5 }
        try await withThrowingTaskGroup(of: PostgresError.Code?.self) { waiters in
          for _ in 0..<500 { waiters.addTask { await code { try await database.ping() } } }
          try await eventually { database.load(of: .rpc).waiters == 500 }
          let start = ContinuousClock.now
          #expect(await code { try await database.ping() } == .poolExhausted)
          #expect(ContinuousClock.now - start < .seconds(2), "at once, and not when its time is over")
          for try await code in waiters { #expect(code == .poolExhausted) }
        }
        #expect(database.load(of: .rpc) == (5, 5, 0))
        gate.open()
        try await holders.waitForAll()
      }
      try await database.ping()
    }
  }

  @Test("who asks before the database runs waits for it")
  func beforeRun() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let database = Database(configuration: test.configuration, logger: .silent)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await database.ping() }
        try await eventually { database.load(of: .rpc).waiters == 1 }
        group.addTask { await database.run() }
        try await group.next()
        group.cancelAll()
      }
    }
  }

  @Test("cancelling a task stops its statement on the server, and the connection lives on")
  func cancellation() async throws {
    try await with(size: 1) { database, test in
      let before = try await process(database)
      for round in 0..<5 {
        try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
          group.addTask {
            await code {
              try await database.withTransaction(.system) {
                try await $0.execute("insert into counters values (\("cancelled \(round)"), 1)")
                try await $0.execute("select pg_sleep(60), 'cancel me'")
              }
            }
          }
          try await eventuallyRuns("cancel me", true, test)
          group.cancelAll()
          #expect(try await group.next() == .cancelled)
        }
        try await eventuallyRuns("cancel me", false, test)
        #expect(try await process(database) == before)
      }
      #expect(try await test.counters() == [])
    }
  }

  @Test("cancelling at any moment leaves the pool whole", arguments: [UInt64.random(in: .min ... .max)])
  func cancellationStorm(seed: UInt64) async throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed)
    try await with(size: 3) { database, test in
      for _ in 0..<300 {
        let spins = Int.random(in: 0..<60, using: &random)
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<4 {
            group.addTask {
              let code = await code {
                try await database.withTransaction(.system) {
                  try await $0.execute("insert into counters values (gen_random_uuid()::text, 1)")
                  try await $0.execute("select pg_sleep(0.001)")
                  try await $0.withSavepoint { throw Stop() }
                }
              }
              #expect(code == nil || code == .cancelled)
            }
          }
          for _ in 0..<spins { await Task.yield() }
          group.cancelAll()
        }
      }
      #expect(try await test.counters() == [], "each of them was undone")
      let load = database.load(of: .rpc)
      #expect(load.leased == 0 && load.waiters == 0 && load.connections <= 3)
      try await database.ping()
    }
  }

  @Test("a statement past its deadline is stopped on the server, and the connection lives on")
  func deadline() async throws {
    try await with(size: 1) { database, test in
      let before = try await process(database)
      let start = ContinuousClock.now
      let code = await code {
        try await database.withTransaction(.system, timeout: .milliseconds(200)) {
          try await $0.execute("select pg_sleep(60), 'too long'")
        }
      }
      #expect(code == .deadlineExceeded)
      #expect(ContinuousClock.now - start < .seconds(2))
      try await eventuallyRuns("too long", false, test)
      #expect(try await process(database) == before)
    }
  }

  @Test("a server that does not even answer the request to stop costs the connection, in bounded time")
  func frozen() async throws {
    try await with(size: 1) { database, test in
      let frozen = try await process(database)
      #expect(kill(frozen, SIGSTOP) == 0)
      defer { kill(frozen, SIGCONT) }
      let start = ContinuousClock.now
      let code = await code {
        try await database.withTransaction(.system, timeout: .milliseconds(200)) { try await $0.execute("select 1") }
      }
      #expect(code == .deadlineExceeded)
      #expect(ContinuousClock.now - start < .seconds(4))
      #expect(try await process(database) != frozen)
    }
  }

  @Test("a transaction whose body forgets it is ended by the pool")
  func forgotten() async throws {
    try await with(size: 1) { database, test in
      let (begun, gate) = (Gate(), Gate())
      try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
        group.addTask {
          defer { begun.open() }
          return await code {
            try await database.withTransaction(.system, timeout: .seconds(1)) {
              try await $0.execute("insert into counters values ('forgotten', 1)")
              begun.open()
              await gate.wait()
              try await $0.execute("select 1")
            }
          }
        }
        await begun.wait()
        try await eventually(within: .seconds(20), "the pool ended it") { database.load(of: .rpc).connections == 0 }
        gate.open()
        #expect(try await group.next() == .deadlineExceeded)
      }
      #expect(try await test.counters() == [])
      try await database.ping()
    }
  }

  @Test("a killed backend is connectionLost for its transaction and nobody else")
  func killed() async throws {
    try await with(size: 2) { database, test in
      try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
        group.addTask {
          await code {
            try await database.withTransaction(.system) { try await $0.execute("select pg_sleep(60), 'kill me'") }
          }
        }
        try await eventuallyRuns("kill me", true, test)
        try await terminate(test)
        #expect(try await group.next() == .connectionLost)
      }
      try await database.ping()
    }
  }

  @Test("an idle connection that the server closes is noticed and replaced")
  func killedIdle() async throws {
    try await with(size: 1) { database, test in
      let before = try await process(database)
      try await terminate(test)
      try await eventually { database.load(of: .rpc).connections == 0 }
      #expect(try await process(database) != before)
    }
  }

  private func terminate(_ test: TestDatabase) async throws {
    try await test.admin.withTransaction(.system) {
      try await $0.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'sample' and datname = current_database()"
      )
    }
  }

  @Test("a graceful end lets transactions finish and refuses new ones")
  func drain() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let gate = Gate()
      let kept = try await withThrowingTaskGroup(of: Void.self) { group in
        let database = try await Database.withDatabase(configuration: test.configuration, logger: .silent) { database in
          group.addTask {
            try await database.withTransaction(.system) {
              try await $0.execute("insert into counters values ('finished', 1)")
              await gate.wait()
              try await $0.execute("insert into counters values ('too', 1)")
            }
          }
          try await eventually { database.load(of: .rpc).leased == 1 }
          // The scope ends while the transaction is open: the rest happens during the drain.
          gate.open()
          return database
        }
        try await group.waitForAll()
        return database
      }
      #expect(try await test.counters() == ["finished", "too"])
      #expect(await code { try await kept.ping() } == .connectionFailed)
    }
  }

  @Test("a server that is not there is connectionFailed within the wait for a connection")
  func unreachable() async throws {
    var configuration = DatabaseConfiguration(host: "/nonexistent", database: "d", user: "u", password: "p")
    configuration.acquireTimeout = .milliseconds(300)
    try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
      let error = await #expect(throws: PostgresError.self) { try await database.ping() }
      #expect(error?.code == .connectionFailed)
      #expect(error?.message == "No server listens on the socket.")
    }
  }

  @Test("a wrong password is connectionFailed and says so")
  func wrongPassword() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let configuration = test.configuration.with(password: "wrong")
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        let error = await #expect(throws: PostgresError.self) { try await database.ping() }
        #expect(error?.message == "The server refused the user's password.")
      }
    }
  }
}
