import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct PeriodicDutiesTests {
  @Test("of two replicas only one runs a duty that is due, and both go on at later polls")
  func oneReplica() async throws {
    try await TestDatabase.with(schema) { test in
      let runs = Mutex(0)
      let gate = Gate()
      let duty = Duty("sweep") { _ in
        runs.withLock { $0 += 1 }
        try await gate.wait()
        return DutyResult(count: 7)
      }
      let other = Duty("other") { _ in DutyResult(count: 1) }
      let log = EventLog()
      try await running([
        duties(test, [duty, other], log), duties(test, [duty, other], log),
      ]) {
        try await eventually { runs.withLock { $0 } == 1 && log.count("duty.ended") == 1 }
        gate.open()
        // The event comes before its row, which the end of the runner would leave unwritten.
        try await eventually { try await ended(test) == 2 }
        #expect(log.count("duty.ended") == 2)
      }
      #expect(runs.withLock { $0 } == 1)
      let row = try #require(
        try await test.system {
          try await $0.first(
            "select last_count, failures, lease_token, next_at > now() + interval '50 minutes' as later from periodic_duties where name = 'sweep'"
          )
        })
      #expect(try row.get("last_count", as: Int64.self) == 7)
      #expect(try row.get("later", as: Bool.self))
      #expect(try row.get("lease_token", as: UUID?.self) == nil)
    }
  }

  @Test("a duty that has more to do runs again at once")
  func hasMore() async throws {
    try await TestDatabase.with(schema) { test in
      let runs = Mutex(0)
      let duty = Duty("sweep") { _ in
        let run = runs.withLock {
          $0 += 1
          return $0
        }
        return DutyResult(count: 1, hasMore: run < 4)
      }
      let log = EventLog()
      try await running([duties(test, [duty], log)]) {
        try await eventually { log.count("duty.ended") == 4 }
      }
    }
  }

  @Test("a duty that fails or takes too long is tried again, and keeps nobody from running")
  func failure() async throws {
    try await TestDatabase.with(schema) { test in
      let runs = Mutex(0)
      let never = Gate()
      let bad = Duty("bad", interval: .milliseconds(20), timeout: .milliseconds(100)) { _ in
        let run = runs.withLock {
          $0 += 1
          return $0
        }
        if run == 1 { throw TransientFailure(reason: "no_luck") }
        if run == 2 { try await never.wait() }
        return DutyResult(count: 0)
      }
      let good = Duty("good") { _ in DutyResult(count: 0) }
      let log = EventLog()
      try await running([duties(test, [bad, good], log)]) {
        try await eventually(within: .seconds(20)) { log.count("duty.ended") >= 2 && runs.withLock { $0 } >= 3 }
      }
      #expect(log.count("duty.failed") >= 2)
    }
  }

  @Test("a duty whose holder died is taken over when its lease has ended, and the dead one's end is not recorded")
  func takeOver() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.system { transaction in
        try await PeriodicDutyStore.register(["sweep"], in: transaction)
        try await PeriodicDutyStore.register(["sweep"], in: transaction)
        let dead = try #require(try await claim(transaction))
        #expect(try await claim(transaction) == nil)
        try await transaction.execute(
          "update periodic_duties set lease_until = clock_timestamp() - interval '1 second'")
        let next = try #require(try await claim(transaction))
        let isKept = try await PeriodicDutyStore.ended(dead, count: 1, next: .seconds(60), in: transaction)
        #expect(!isKept)
        let isRecorded = try await PeriodicDutyStore.failed(
          next, reason: .crashed, next: .seconds(60), in: transaction)
        #expect(isRecorded)
        #expect(try await claim(transaction) == nil)
        try await transaction.execute("update periodic_duties set next_at = clock_timestamp()")
        #expect(try await claim(transaction)?.failures == 1)
      }
    }
  }

  /// Duties whose last run is recorded.
  private func ended(_ test: TestDatabase) async throws -> Int64? {
    try await test.system {
      try await $0.first("select count(*) as count from periodic_duties where last_count is not null")?.get("count")
    }
  }

  private func claim(_ transaction: Transaction) async throws -> PeriodicDutyStore.Claim? {
    try await PeriodicDutyStore.claim("sweep", lease: .seconds(60), token: UUID(), in: transaction)
  }

  private func duties(_ test: TestDatabase, _ duties: [any PeriodicDuty], _ log: EventLog) -> PeriodicDuties {
    PeriodicDuties(database: test.database, duties: duties, pollInterval: .milliseconds(20), events: log.sink)
  }
}

private struct Duty: PeriodicDuty {
  let name: String
  let interval: Duration
  let timeout: Duration
  let body: @Sendable (Database) async throws -> DutyResult

  init(
    _ name: String, interval: Duration = .seconds(3600), timeout: Duration = .seconds(30),
    _ body: @escaping @Sendable (Database) async throws -> DutyResult
  ) {
    self.name = name
    self.interval = interval
    self.timeout = timeout
    self.body = body
  }

  func run(on database: Database) async throws -> DutyResult { try await body(database) }
}
