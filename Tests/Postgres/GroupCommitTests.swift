import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("Group commit")
struct GroupCommitTests {
  private typealias Counters = GroupCommit<String, Int>

  /// Runs `body` with a group commit that inserts counters, and tells `groups` the items of each attempt.
  private func with(
    _ configure: (inout GroupCommitConfiguration) -> Void = { _ in },
    groups: @escaping @Sendable ([String], Transaction) async throws -> Void = { _, _ in },
    _ body: (GroupCommit<String, Int>, TestDatabase) async throws -> Void
  ) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      var configuration = GroupCommitConfiguration()
      configure(&configuration)
      let commits = Counters(
        database: test.database, configuration: configuration, logger: .silent, sortedBy: <
      ) { names, transaction in
        try await groups(names, transaction)
        let values = names.map { Int64($0.utf8.count) }
        try await transaction.execute(
          "insert into counters select * from unnest(\(names), \(values)) as new (name, value)")
        return values.map(Int.init)
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await commits.run() }
        try await body(commits, test)
        group.cancelAll()
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

  @Test("each caller gets its own outcome, after the commit, and many share a transaction")
  func sharing() async throws {
    let transactions = Atomic(0)
    try await with(groups: { names, _ in
      transactions.add(1, ordering: .relaxed)
      #expect(names == names.sorted(), "in the order of keys")
    }) { commits, test in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<500 {
          group.addTask {
            let name = String(repeating: "x", count: number % 7) + "-\(number)"
            #expect(try await commits.submit(name) == name.utf8.count)
            let row = try await test.database.withTransaction(.system, lane: .worker) {
              try await $0.first("select value from counters where name = \(name)")
            }
            #expect(row != nil, "committed before the answer")
          }
        }
        try await group.waitForAll()
      }
      let counters = try await test.counters()
      #expect(counters.count == 500)
      #expect(transactions.load(ordering: .relaxed) < 250)
    }
  }

  @Test("a bad row fails its own caller and nobody else", arguments: ["taken", "with\0NUL"])
  func badRow(bad: String) async throws {
    try await with { commits, test in
      _ = try await commits.submit("taken")
      let failed = await withTaskGroup(of: (String, PostgresError.Code?).self) { group in
        for name in (0..<40).map({ "good \($0)" }) + [bad] {
          group.addTask { (name, await code { try await commits.submit(name) }) }
        }
        return await group.reduce(into: [String: PostgresError.Code]()) { failed, one in failed[one.0] = one.1 }
      }
      #expect(failed == [bad: bad == "taken" ? .uniqueViolation : .invalidText])
      let counters = try await test.counters()
      #expect(counters.count == 41)
    }
  }

  @Test("a row that waits for a lock does not take its neighbors' time with it")
  func lockedRow() async throws {
    try await with({
      $0.timeout = .seconds(4)
      $0.maximumGroups = 1
    }) { commits, test in
      let (held, gate) = (Gate(), Gate())
      await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await test.admin.withTransaction(.system) {
            try await $0.execute("insert into sample.counters values ('b', 0)")
            held.open()
            await gate.wait()
            throw Stop()
          }
        }
        await held.wait()
        // The first keeps the writer busy until all others wait, so that they are one group.
        let codes = await withTaskGroup(of: (String, PostgresError.Code?).self) { callers in
          for name in ["a", "b", "c", "d"] {
            callers.addTask { (name, await code { try await commits.submit(name) }) }
          }
          return await callers.reduce(into: [String: PostgresError.Code]()) { $0[$1.0] = $1.1 }
        }
        #expect(codes == ["b": .deadlineExceeded])
        gate.open()
        let end = await group.nextResult()
        #expect(throws: Stop.self) { try end?.get() }
      }
      let counters = try await test.counters()
      #expect(counters == ["a", "c", "d"])
    }
  }

  @Test("a lost connection is connectionLost for everyone in the group, and the next group is served")
  func lostConnection() async throws {
    let isFirst = Atomic(true)
    let begun = Gate()
    try await with(
      { $0.maximumGroups = 1 },
      groups: { _, transaction in
        guard isFirst.exchange(false, ordering: .relaxed) else { return }
        begun.open()
        try await transaction.execute("select pg_sleep(60), 'lose me'")
      }
    ) { commits, test in
      try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
        group.addTask { await code { try await commits.submit("lost") } }
        await begun.wait()
        try await eventually("the group's transaction runs and is ended") {
          try await test.admin.withTransaction(.system) {
            try await !$0.rows(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where state = 'active' and position('lose me' in query) > 0 and pid <> pg_backend_pid()
              """
            ).isEmpty
          }
        }
        #expect(try await group.next() == .connectionLost)
      }
      _ = try await commits.submit("next")
      let counters = try await test.counters()
      #expect(counters == ["next"])
    }
  }

  @Test("the queue is bounded, and who is cancelled in it was never written")
  func queue() async throws {
    let (begun, gate) = (Gate(), Gate())
    try await with(
      {
        $0.maximumWaiting = 3
        $0.maximumGroups = 1
      },
      groups: { _, _ in
        begun.open()
        await gate.wait()
      }
    ) { commits, test in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await commits.submit("first") }
        await begun.wait()
        for name in ["b", "c"] { group.addTask { _ = try await commits.submit(name) } }
        try await eventually { commits.waitingCount == 2 }
        try await withThrowingTaskGroup(of: PostgresError.Code?.self) { cancelled in
          cancelled.addTask { await code { try await commits.submit("cancelled") } }
          try await eventually { commits.waitingCount == 3 }
          #expect(await code { try await commits.submit("one too many") } == .poolExhausted)
          cancelled.cancelAll()
          #expect(try await cancelled.next() == .cancelled)
        }
        gate.open()
        try await group.waitForAll()
      }
      let counters = try await test.counters()
      #expect(counters == ["b", "c", "first"])
    }
  }

  @Test("cancelling the run fails who waits, and undoes what was being written")
  func cancelledRun() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let begun = Gate()
      let commits = Counters(database: test.database, logger: .silent, sortedBy: <) { names, transaction in
        try await transaction.execute("insert into counters select name, 1 from unnest(\(names)) as new (name)")
        begun.open()
        try await transaction.execute("select pg_sleep(60)")
        return names.map { _ in 0 }
      }
      await withTaskGroup(of: PostgresError.Code?.self) { group in
        group.addTask { await code { try await commits.submit("written") } }
        await withTaskGroup(of: Void.self) { running in
          running.addTask { await commits.run() }
          await begun.wait()
          running.cancelAll()
        }
        #expect(await group.next() == .cancelled)
      }
      #expect(await code { try await commits.submit("late") } == .connectionFailed)
      let counters = try await test.counters()
      #expect(counters == [])
    }
  }
}
