import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

struct JobStoreTests {
  let organization = OrganizationID.new()

  @Test("a job is enqueued once per organization, kind and ref, within a batch and across batches")
  func dedupe() async throws {
    try await TestDatabase.with(schema) { test in
      let ref = UUID()
      let job = NewJob(kind: "work", organizationID: organization, ref: ref)
      try await test.enqueue([job, job, NewJob(kind: "other", organizationID: organization, ref: ref)])
      try await test.enqueue([job, NewJob(kind: "work", organizationID: .new(), ref: ref)])
      #expect(try await test.jobs() == 3)
    }
  }

  @Test("a job of a transaction that rolls back does not exist")
  func rolledBack() async throws {
    try await TestDatabase.with(schema) { test in
      await #expect(throws: PermanentFailure.self) {
        try await test.system { transaction in
          try await JobStore.enqueue([job()], in: transaction)
          throw PermanentFailure(reason: "no")
        }
      }
      let jobs = try await test.jobs()
      #expect(jobs == 0)
    }
  }

  @Test("enqueuing the same jobs in opposite orders at once never deadlocks")
  func noDeadlock() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<200).map { _ in job() }
      for _ in 0..<5 {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await test.enqueue(jobs) }
          group.addTask { try await test.enqueue(jobs.reversed()) }
          try await group.waitForAll()
        }
        _ = try await test.system { try await $0.execute("delete from jobs") }
      }
    }
  }

  @Test("jobs are claimed in the order in which they were enqueued, a thousand of them too")
  func order() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<1010).map { _ in job() }
      try await test.enqueue(jobs)
      let claimed = try await test.system { try await JobStore.claim(claim(limit: 5000), in: $0).jobs }
      #expect(claimed.map(\.job.ref) == jobs.map(\.ref))
    }
  }

  @Test("a claim takes only its lane and its kinds, and no more than its limits")
  func limits() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue((0..<3).map { _ in job() })
      try await test.enqueue([job(lane: "slow"), job(kind: "unheard_of")])
      try await test.enqueue((0..<3).map { _ in job(kind: "suspicious") })
      try await test.system { transaction in
        try await transaction.execute("update jobs set crashes = 1 where kind = 'suspicious'")
        let claimed = try await JobStore.claim(
          claim(kinds: ["work", "suspicious"], limit: 2, suspects: 1), in: transaction
        ).jobs
        #expect(claimed.map(\.job.kind.rawValue).sorted() == ["suspicious", "work", "work"])
        let rest = try await JobStore.claim(
          claim(kinds: ["work", "suspicious"], limit: 10, suspects: 0), in: transaction
        ).jobs
        #expect(rest.map(\.job.kind) == ["work"])
      }
    }
  }

  @Test("two claims at once share the jobs and wait for nothing")
  func skipLocked() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue((0..<10).map { _ in job() })
      try await test.system { first in
        let one = try await JobStore.claim(claim(limit: 6), in: first).jobs
        let other = try await test.system { try await JobStore.claim(claim(limit: 6), in: $0).jobs }
        #expect(one.count == 6)
        #expect(other.count == 4)
        #expect(Set(one.map(\.job.id)).isDisjoint(with: other.map(\.job.id)))
      }
    }
  }

  @Test("only the holder of the lease can complete, fail, bury or return a job")
  func guarded() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job()])
      let stale = try #require(try await claimOne(test))
      try await test.expireLeases()
      try await test.system { transaction in
        try await JobStore.returnCrashed(try await JobStore.expired(limit: 10, in: transaction), in: transaction)
      }
      let holder = try #require(try await claimOne(test))
      try await test.system { transaction in
        #expect(try await !JobStore.complete(stale, in: transaction))
        #expect(try await !JobStore.retry(stale, after: .zero, reason: .crashed, in: transaction))
        #expect(try await !JobStore.bury(stale, reason: .crashed, in: transaction))
        #expect(try await JobStore.extend([stale], by: .seconds(9), in: transaction).isEmpty)
        try await JobStore.release([stale], in: transaction)
        #expect(try await JobStore.extend([stale, holder], by: .seconds(9), in: transaction) == [holder])
        #expect(try await JobStore.complete(holder, in: transaction))
      }
      #expect(try await test.jobs() == 0)
      #expect(try await test.deadLetters(organization).isEmpty)
    }
  }

  @Test("a claim whose answer was lost is returned by its token, without a crash")
  func lostClaim() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job(), job()])
      let lost = claim(limit: 2)
      _ = try await test.system { try await JobStore.claim(lost, in: $0).jobs }
      try await test.system { try await JobStore.release(claim: lost.token, in: $0) }
      let again = try await test.system { try await JobStore.claim(claim(limit: 2), in: $0).jobs }
      #expect(again.map(\.job.crashes) == [0, 0])
      #expect(again.map(\.job.attempt) == [1, 1])
    }
  }

  @Test("a failed job waits until it is due and keeps count of its attempts")
  func retry() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job()])
      for attempt in 1...3 {
        let leased = try #require(try await claimOne(test))
        #expect(leased.job.attempt == attempt)
        try await test.system { transaction in
          #expect(try await JobStore.retry(leased, after: .seconds(60), reason: FailureReason("busy"), in: transaction))
          #expect(try await JobStore.promote(limit: 10, in: transaction).count == 0)
          try await transaction.execute("update jobs set run_at = clock_timestamp()")
          #expect(try await JobStore.promote(limit: 10, in: transaction).count == 1)
        }
      }
    }
  }

  @Test("counts tell live jobs by state")
  func counts() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job(), job(), job(delay: .seconds(60))])
      _ = try await claimOne(test)
      #expect(try await test.system { try await JobStore.counts(in: $0) } == ["ready": 1, "leased": 1, "scheduled": 1])
    }
  }

  private func job(kind: JobKind = "work", lane: String = "default", delay: Duration = .zero) -> NewJob {
    NewJob(kind: kind, organizationID: organization, ref: UUID(), lane: lane, delay: delay)
  }

  private func claim(kinds: [JobKind] = ["work"], limit: Int = 1, suspects: Int = 1) -> JobClaim {
    JobClaim(lane: "default", kinds: kinds, limit: limit, suspects: suspects, token: UUID(), lease: .seconds(30))
  }

  private func claimOne(_ test: TestDatabase) async throws -> LeasedJob? {
    try await test.system { try await JobStore.claim(claim(), in: $0).jobs }.first
  }
}
