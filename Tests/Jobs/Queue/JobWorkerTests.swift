import Foundation
import Identifiers
import Postgres
import Resilience
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct JobWorkerTests {
  let organization = OrganizationID.new()

  @Test("two workers do each of many jobs exactly once")
  func twoWorkers() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<300).map { _ in job() }
      try await running([test.worker([Handler.effect()]), test.worker([Handler.effect()])]) {
        try await test.enqueue(jobs)
        try await eventually(within: .seconds(30)) { try await test.jobs() == 0 }
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == jobs.count)
      #expect(effects.values.allSatisfy { $0 == ["done"] })
    }
  }

  @Test("waking starts a job long before the next poll")
  func wake() async throws {
    try await TestDatabase.with(schema) { test in
      let worker = test.worker([Handler.effect()]) { $0.pollInterval = .seconds(3600) }
      try await running([worker]) {
        // The first poll has passed once this one is done; only a wake-up can start the second.
        for count in 1...2 {
          try await test.enqueue([job()])
          try await eventually {
            worker.wake()
            return try await test.effects(organization).count == count
          }
        }
      }
    }
  }

  @Test("each job runs in the scope of its organization, and one of no tenant in the system's")
  func scope() async throws {
    try await TestDatabase.with(schema) { test in
      let scopes = Mutex<[OrganizationID: String?]>([:])
      let handler = Handler { job, transaction in
        let row = try await transaction.first("select nullif(current_setting('app.org_id', true), '') as org")
        let scope: String? = try row?.get("org")
        scopes.withLock { $0[job.organizationID] = .some(scope) }
      }
      let other = OrganizationID.new()
      try await running([test.worker([handler])]) {
        try await test.enqueue([organization, other, .system].map { job(for: $0) })
        try await eventually { try await test.jobs() == 0 }
      }
      let expected: [OrganizationID: String?] = [
        organization: organization.description, other: other.description, .system: nil,
      ]
      #expect(scopes.withLock { $0 } == expected)
    }
  }

  @Test("a stale worker cannot complete: what it did is rolled back")
  func staleWorker() async throws {
    try await TestDatabase.with(schema) { test in
      let gate = Gate()
      let log = EventLog()
      let slow = Handler { job, transaction in
        try await Effects.add(job, "stale", in: transaction)
        try await gate.wait()
      }
      let stale = test.worker([slow], events: log) { $0.heartbeat = .seconds(15) }
      try await test.enqueue([job()])
      try await running([stale]) {
        try await eventually { gate.arrived == 1 }
        // The stale worker may not claim again: its one job would stand at the gate twice.
        _ = try await test.system { try await $0.execute("update jobs set lane = 'taken'") }
        let holder = test.worker([Handler.effect(note: "holder")]) { $0.lane = "taken" }
        try await running([holder]) {
          try await test.expireLeases()
          try await eventually { try await test.jobs() == 0 }
        }
        gate.open()
        try await eventually { log.count("job.lease_lost") == 1 }
      }
      #expect(try await test.effects(organization).values.flatMap { $0 } == ["holder"])
      #expect(log.count("job.completed") == 0)
    }
  }

  @Test("a handler whose lease is lost is cancelled at the next heartbeat")
  func leaseLossCancels() async throws {
    try await TestDatabase.with(schema) { test in
      let gate = Gate()
      let log = EventLog()
      let worker = test.worker([Handler { _, _ in try await gate.wait() }], events: log) {
        $0.heartbeat = .milliseconds(20)
      }
      try await test.enqueue([job()])
      try await running([worker]) {
        try await eventually { gate.arrived == 1 }
        _ = try await test.system {
          try await $0.execute("update jobs set lease_token = gen_random_uuid(), lane = 'x'")
        }
        try await eventually { log.count("job.lease_lost") == 1 }
      }
    }
  }

  @Test("the lease of a running job is extended")
  func heartbeat() async throws {
    try await TestDatabase.with(schema) { test in
      let gate = Gate()
      let worker = test.worker([Handler { _, _ in try await gate.wait() }]) { $0.heartbeat = .milliseconds(20) }
      try await test.enqueue([job()])
      try await running([worker]) {
        try await eventually { gate.arrived == 1 }
        let first = try await leaseEnd(test)
        try await eventually { try await leaseEnd(test) > first }
        gate.open()
        try await eventually { try await test.jobs() == 0 }
      }
    }
  }

  @Test("a job that fails is tried again until it succeeds, and its failures leave nothing")
  func failsThenSucceeds() async throws {
    try await TestDatabase.with(schema) { test in
      let log = EventLog()
      let handler = Handler { job, transaction in
        try await Effects.add(job, "attempt \(job.attempt)", in: transaction)
        if job.attempt < 3 { throw TransientFailure(reason: "not_yet") }
      }
      try await running([test.worker([handler], events: log) { $0.backoff = quick }]) {
        try await test.enqueue([job()])
        try await eventually { try await test.jobs() == 0 }
      }
      #expect(try await test.effects(organization).values.flatMap { $0 } == ["attempt 3"])
      #expect(log.count("job.retried") == 2)
      #expect(try await test.deadLetters(organization).isEmpty)
    }
  }

  @Test("a job that keeps failing becomes a dead letter when its time is over")
  func budgetSpent() async throws {
    try await TestDatabase.with(schema) { test in
      let one = job()
      try await running([
        test.worker([Handler { _, _ in throw TransientFailure(reason: "busy") }]) { $0.backoff = quick }
      ]) {
        try await test.enqueue([one])
        try await eventually { try await attempts(test) >= 2 }
        _ = try await test.system { try await $0.execute("update jobs set first_at = first_at - interval '72 hours'") }
        try await eventually { try await test.jobs() == 0 }
      }
      let letter = try #require(try await test.deadLetters(organization).first)
      #expect(letter.ref == one.ref)
      #expect(letter.reason == "busy")
      #expect(letter.attempts >= 3)
      #expect(letter.crashes == 0)
      #expect(letter.fingerprint == Fingerprint(kind: "work", reason: "busy").description)
    }
  }

  @Test("a permanent failure becomes a dead letter at once, whatever its reason holds, and harms no neighbor")
  func permanentFailure() async throws {
    try await TestDatabase.with(schema) { test in
      let (bad, good) = (job(), job())
      let handler = Handler { job, transaction in
        try await Effects.add(job, "done", in: transaction)
        if job.ref == bad.ref { throw PermanentFailure(reason: "nul_\u{0}_in_name") }
      }
      try await running([test.worker([handler])]) {
        try await test.enqueue([bad, good])
        try await eventually { try await test.jobs() == 0 }
      }
      let letters = try await test.deadLetters(organization)
      #expect(letters.map(\.ref) == [bad.ref])
      #expect(letters.map(\.reason) == ["nul_?_in_name"])
      #expect(letters.map(\.attempts) == [1])
      #expect(try await test.effects(organization) == [good.ref: ["done"]])
      #expect(try await test.deadLetters(.new()).isEmpty)
    }
  }

  @Test("a job whose holder dies three times becomes a dead letter, and its failures are not counted as attempts")
  func crashes() async throws {
    try await TestDatabase.with(schema) { test in
      let log = EventLog()
      let one = job()
      try await test.enqueue([one])
      // Knows no job of this kind: it only takes up what dead holders left.
      try await running([test.worker([Handler.effect("other")], events: log)]) {
        for crash in 0..<3 {
          try await eventually {
            try await test.system { try await JobStore.counts(in: $0) } == ["ready": 1]
          }
          let claim = JobClaim(
            lane: "default", kinds: ["work"], limit: 1, suspects: 1, token: UUID(), lease: .seconds(30))
          let held = try await test.system { try await JobStore.claim(claim, in: $0).jobs }
          #expect(held.map(\.job.crashes) == [crash])
          try await test.expireLeases()
        }
        try await eventually { try await test.jobs() == 0 }
      }
      let letter = try #require(try await test.deadLetters(organization).first)
      #expect(letter.id != one.ref)
      #expect(letter.reason == "crashed")
      #expect(letter.crashes == 3)
      #expect(letter.attempts == 0)
      #expect(log.count("job.crashed") == 3)
    }
  }

  @Test("a handler past its deadline is cancelled and counts as a failed attempt")
  func deadline() async throws {
    try await TestDatabase.with(schema) { test in
      let never = Gate()
      let handler = Handler { job, transaction in
        try await Effects.add(job, "attempt \(job.attempt)", in: transaction)
        if job.attempt == 1 { try await never.wait() }
      }
      let worker = test.worker([handler]) {
        $0.handlerDeadline = .milliseconds(200)
        $0.backoff = quick
      }
      try await running([worker]) {
        try await test.enqueue([job()])
        try await eventually { try await test.jobs() == 0 }
      }
      // The second attempt may be too slow for such a deadline as well.
      let effects = try await test.effects(organization).values.flatMap { $0 }
      #expect(effects.count == 1 && effects != ["attempt 1"], "\(effects)")
    }
  }

  @Test("a statement that runs past the handler's deadline is cancelled on the server")
  func slowStatement() async throws {
    try await TestDatabase.with(schema) { test in
      let log = EventLog()
      let worker = test.worker(
        [Handler { _, transaction in try await transaction.execute("select pg_sleep(3600)") }], events: log
      ) {
        $0.handlerDeadline = .milliseconds(200)
      }
      try await running([worker]) {
        try await test.enqueue([job()])
        try await eventually { log.count("job.retried") == 1 }
      }
      let reason: String? = try await test.system {
        try await $0.first("select last_reason from jobs")?.get("last_reason")
      }
      #expect(reason == "deadline_exceeded")
    }
  }

  @Test("a job that is not due yet waits")
  func notDue() async throws {
    try await TestDatabase.with(schema) { test in
      let (later, now) = (job(delay: .seconds(3600)), job())
      try await running([test.worker([Handler.effect()])]) {
        try await test.enqueue([later, now])
        try await eventually { try await test.effects(organization).count == 1 }
        #expect(try await test.effects(organization).keys.first == now.ref)
        _ = try await test.system { try await $0.execute("update jobs set run_at = clock_timestamp()") }
        try await eventually { try await test.jobs() == 0 }
      }
    }
  }

  @Test("a worker leaves kinds and lanes alone that are not its own")
  func foreignJobs() async throws {
    try await TestDatabase.with(schema) { test in
      try await running([test.worker([Handler.effect()])]) {
        try await test.enqueue([job(kind: "unheard_of"), job(lane: "slow")])
        // A job that must arrive: after it, the worker has looked at all three.
        try await test.enqueue([job()])
        try await eventually { try await test.effects(organization).count == 1 }
      }
      #expect(try await test.system { try await JobStore.counts(in: $0) } == ["ready": 2])
    }
  }

  @Test("no more jobs run at once than the worker may run")
  func concurrency() async throws {
    try await TestDatabase.with(schema) { test in
      let running = Mutex((now: 0, most: 0))
      let handler = Handler { _, transaction in
        running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        defer { running.withLock { $0.now -= 1 } }
        try await transaction.execute("select 1")
      }
      try await JobsTests.running([test.worker([handler]) { $0.concurrency = 2 }]) {
        try await test.enqueue((0..<50).map { _ in job() })
        try await eventually { try await test.jobs() == 0 }
      }
      #expect((1...2).contains(running.withLock { $0.most }))
    }
  }

  @Test("graceful shutdown lets running jobs finish and gives back what does not finish in time")
  func gracefulShutdown() async throws {
    try await TestDatabase.with(schema) { test in
      let (quick, stuck, waiting) = (job(), job(), job())
      let (door, never) = (Gate(), Gate())
      let log = EventLog()
      let handler = Handler { job, transaction in
        try await (job.ref == quick.ref ? door : never).wait()
        try await Effects.add(job, "done", in: transaction)
      }
      try await test.enqueue([quick, stuck, waiting])
      let worker = test.worker([handler], events: log) {
        $0.concurrency = 2
        $0.drainTimeout = .seconds(1)
      }
      let opener = Opener(door)
      try await running([worker, opener]) {
        try await eventually { door.arrived == 1 && never.arrived == 1 }
      }
      #expect(try await test.effects(organization) == [quick.ref: ["done"]])
      #expect(log.count("job.released") == 1)
      let row = try await test.system {
        try await $0.first(
          """
          select count(*) filter (where state = 'ready') as ready, sum(attempts + crashes)::bigint as harm from jobs
          """)
      }
      #expect(try row?.get("ready", as: Int.self) == 2)
      #expect(try row?.get("harm", as: Int.self) == 0)
    }
  }

  @Test("when all connections are cut again and again, the worker goes on and every job is done exactly once")
  func connectionsCut() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<200).map { _ in job() }
      let handler = Handler { job, transaction in
        try await Effects.add(job, "done", in: transaction)
        try await transaction.execute("select pg_sleep(0.01)")
      }
      try await test.enqueue(jobs)
      try await running([test.worker([handler]) { $0.backoff = quick }]) {
        for _ in 0..<5 {
          let left = try await left(in: test)
          _ = try await test.admin.withTransaction(.system) {
            try await $0.execute(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and usename = \(test.configuration.user)
              """)
          }
          try await eventually(within: .seconds(30)) {
            let now = try await self.left(in: test)
            return now < left || now == 0
          }
        }
        try await eventually(within: .seconds(60)) { try await self.left(in: test) == 0 }
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == jobs.count)
      #expect(effects.values.allSatisfy { $0 == ["done"] })
      #expect(try await test.deadLetters(organization).isEmpty)
    }
  }

  /// Live jobs, seen by the administrator, whose connections are not cut.
  private func left(in test: TestDatabase) async throws -> Int {
    try await test.admin.withTransaction(.system) {
      try await $0.first("select count(*) as count from works.jobs")?.get("count") ?? 0
    }
  }

  private let quick = Backoff(base: .milliseconds(1), cap: .milliseconds(20))

  private func job(
    for organization: OrganizationID? = nil, kind: JobKind = "work", lane: String = "default", delay: Duration = .zero
  ) -> NewJob {
    NewJob(kind: kind, organizationID: organization ?? self.organization, ref: UUID(), lane: lane, delay: delay)
  }

  private func leaseEnd(_ test: TestDatabase) async throws -> Date {
    try await test.system { try await $0.first("select lease_until from jobs")?.get("lease_until") ?? .distantPast }
  }

  private func attempts(_ test: TestDatabase) async throws -> Int {
    try await test.system { try await $0.first("select attempts from jobs")?.get("attempts") ?? 0 }
  }
}

/// Opens a gate when graceful shutdown has begun.
private struct Opener: Service {
  let gate: Gate

  init(_ gate: Gate) { self.gate = gate }

  func run() async throws {
    try await gracefulShutdown()
    gate.open()
  }
}
