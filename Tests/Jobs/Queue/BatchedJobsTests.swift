import Foundation
import Identifiers
import Postgres
import Resilience
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct BatchedJobsTests {
  private let organization = OrganizationID.new()

  @Test("a batch completes with one statement only where every lease is still held")
  func guarded() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue((0..<5).map { _ in job() })
      let held = try await test.system { try await JobStore.claim(claim(limit: 5), in: $0).jobs }
      _ = try await test.system {
        try await $0.execute("update jobs set lease_token = gen_random_uuid() where id = \(held[2].job.id)")
      }
      let rest = held.filter { $0 != held[2] }
      await #expect(throws: LeaseLost.self) { try await complete(held, test) }
      #expect(try await test.jobs() == 5, "the worker rolls back")
      try await complete(rest, test)
      #expect(try await test.system { try await JobStore.counts(in: $0) } == ["leased": 1])
    }
  }

  @Test("many jobs of several organizations run in batches of their own organization, each job once")
  func batches() async throws {
    try await TestDatabase.with(schema) { test in
      let organizations = [organization, .new(), .system]
      let jobs = (0..<300).map { job(organizations[$0 % 3]) }
      let handler = BatchHandler { jobs, transaction in
        #expect(Set(jobs.map(\.organizationID)).count == 1)
        guard jobs[0].organizationID != .system else { return }
        for job in jobs { try await Effects.add(job, "done", in: transaction) }
      }
      let log = EventLog()
      try await test.enqueue(jobs)
      try await running([test.worker([handler], events: log) { $0.batchLimit = 50 }]) {
        try await eventually(within: .seconds(30)) { try await test.jobs() == 0 }
      }
      for organization in organizations.prefix(2) {
        let effects = try await test.effects(organization)
        #expect(effects.count == 100)
        #expect(effects.values.allSatisfy { $0 == ["done"] })
      }
      #expect(log.count("job.batch_completed") > 0)
      #expect(log.count("job.retried") == 0)
      #expect(handler.calls.withLock { $0 } < 60)
    }
  }

  @Test("a bad job fails its batch, and then only itself")
  func badNeighbor() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<20).map { _ in job() }
      let bad = jobs[7].ref
      let handler = BatchHandler { jobs, transaction in
        for job in jobs { try await Effects.add(job, "done", in: transaction) }
        if jobs.contains(where: { $0.ref == bad }) { throw PermanentFailure(reason: "bad") }
      }
      let log = EventLog()
      try await test.enqueue(jobs)
      try await running([test.worker([handler], events: log) { $0.batchLimit = 20 }]) {
        try await eventually { try await test.jobs() == 0 }
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == 19)
      #expect(effects[bad] == nil)
      #expect(effects.values.allSatisfy { $0 == ["done"] })
      #expect(try await test.deadLetters(organization).map(\.ref) == [bad])
      #expect(log.count("job.batch_split") == 1)
    }
  }

  @Test("a batch whose one lease was lost leaves that job to its new holder and does the others")
  func leaseLostInBatch() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<5).map { _ in job() }
      let stolen = jobs[2].ref
      let handler = BatchHandler { jobs, transaction in
        if jobs.count > 1 {
          _ = try await test.system {
            try await $0.execute("update jobs set lease_token = gen_random_uuid(), lane = 'x' where ref = \(stolen)")
          }
        }
        for job in jobs { try await Effects.add(job, "done", in: transaction) }
      }
      let log = EventLog()
      try await test.enqueue(jobs)
      try await running([test.worker([handler], events: log) { $0.batchLimit = 5 }]) {
        try await eventually { log.count("job.lease_lost") == 1 && log.count("job.completed") == 4 }
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == 4)
      #expect(effects[stolen] == nil)
    }
  }

  @Test("a batch past its deadline counts as a failure of each job, which then run alone")
  func deadline() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<6).map { _ in job() }
      let endless = jobs[1].ref
      let never = Gate()
      let handler = BatchHandler { jobs, transaction in
        if jobs.count > 1 { try await never.wait() }
        if jobs[0].ref == endless { throw PermanentFailure(reason: "endless") }
        for job in jobs { try await Effects.add(job, "attempt \(job.attempt)", in: transaction) }
      }
      try await test.enqueue(jobs)
      let worker = test.worker([handler]) {
        $0.batchLimit = 6
        $0.handlerDeadline = .milliseconds(500)
        $0.backoff = Backoff(base: .milliseconds(1), cap: .milliseconds(20))
      }
      try await running([worker]) {
        try await eventually(within: .seconds(30)) { try await test.jobs() == 0 }
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == 5)
      #expect(effects.values.allSatisfy { $0.count == 1 && $0 != ["attempt 1"] })
      #expect(try await test.deadLetters(organization).map(\.ref) == [endless])
    }
  }

  private func complete(_ jobs: [LeasedJob], _ test: TestDatabase) async throws {
    try await test.system { transaction in
      guard try await JobStore.complete(jobs, in: transaction) else { throw LeaseLost() }
    }
  }

  private func job(_ organization: OrganizationID? = nil) -> NewJob {
    NewJob(kind: "work", organizationID: organization ?? self.organization, ref: UUID())
  }

  private func claim(limit: Int) -> JobClaim {
    JobClaim(lane: "default", kinds: ["work"], limit: limit, suspects: 1, token: UUID(), lease: .seconds(30))
  }
}

/// A batch handler made of a closure, which counts its calls.
final class BatchHandler: JobBatchHandler {
  let kind: JobKind = "work"
  let calls = Mutex(0)
  private let body: @Sendable ([ClaimedJob], Transaction) async throws -> Void

  init(_ body: @escaping @Sendable ([ClaimedJob], Transaction) async throws -> Void) {
    self.body = body
  }

  func run(_ jobs: [ClaimedJob], in transaction: Transaction) async throws {
    calls.withLock { $0 += 1 }
    try await body(jobs, transaction)
  }
}
