import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

struct DeferralTests {
  private let organization = OrganizationID.new()

  @Test("a job that waits for an outside party uses no attempt, and its budget does not count the wait")
  func waits() async throws {
    try await TestDatabase.with(schema) { test in
      let log = EventLog()
      let handler = Handler { job, transaction in
        try await Effects.add(job, "attempt \(job.attempt)", in: transaction)
        throw JobDeferral(until: .now + 900, breakerKey: "hubspot/42")
      }
      try await test.enqueue([NewJob(kind: "work", organizationID: organization, ref: UUID())])
      try await running([test.worker([handler], events: log)]) {
        try await eventually { log.count("job.deferred") == 1 }
      }
      let row = try #require(
        try await test.system {
          try await $0.first(
            """
            select state, attempts, crashes, breaker_key,
              (extract(epoch from run_at - first_at) * 1000000)::bigint as wait_us, waited_us from jobs
            """)
        })
      #expect(try row.get("state") == "scheduled")
      #expect(try row.get("attempts", as: Int.self) == 0)
      #expect(try row.get("breaker_key") == "hubspot/42")
      #expect(try row.get("waited_us", as: Int64.self) > 899_000_000)
      #expect(try row.get("wait_us", as: Int64.self) > 899_000_000)
      #expect(try await test.effects(organization).isEmpty)
      // The wait is over: it is as if the time had never passed, and the job waits for nobody.
      _ = try await test.system {
        try await $0.execute(
          """
          update jobs set state = 'ready', first_at = clock_timestamp() - waited_us * interval '1 microsecond'
          """)
      }
      let claim = JobClaim(
        lane: "default", kinds: ["work"], limit: 1, suspects: 0, token: UUID(), lease: .seconds(30))
      let job = try #require(try await test.system { try await JobStore.claim(claim, in: $0).jobs }.first)
      #expect(job.job.attempt == 1)
      #expect(job.job.age < .seconds(60))
      let key: String? = try await test.system {
        try await $0.first("select breaker_key from jobs")?.get("breaker_key")
      }
      #expect(key == nil)
    }
  }

  @Test("only the holder of the lease can postpone a job")
  func guarded() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([NewJob(kind: "work", organizationID: organization, ref: UUID())])
      let claim = JobClaim(
        lane: "default", kinds: ["work"], limit: 1, suspects: 0, token: UUID(), lease: .seconds(30))
      let job = try #require(try await test.system { try await JobStore.claim(claim, in: $0).jobs }.first)
      let stale = LeasedJob(job: job.job, token: UUID())
      #expect(
        try await test.system { try await !JobStore.postpone(stale, for: .seconds(1), breakerKey: "x", in: $0) })
    }
  }

  @Test("a deferral waits from now until its moment, at least nothing and at most an hour")
  func bounds() {
    let now = Date.now
    #expect(JobDeferral(until: now - 5, breakerKey: "x").wait(from: now) == .zero)
    #expect(JobDeferral(until: now + 2, breakerKey: "x").wait(from: now) == .seconds(2))
    #expect(JobDeferral(until: .distantFuture, breakerKey: "x").wait(from: now) == JobDeferral.longestWait)
    #expect(JobDeferral(until: .distantPast, breakerKey: "x").wait(from: now) == .zero)
  }

  @Test("jobs behind one breaker come back spread, never early", arguments: [UInt64(1), 2, 3])
  func jitter(seed: UInt64) {
    var random = SeededGenerator(seed)
    let waits = (0..<50).map { _ in RetryPolicy.afterDeferral(.seconds(60), using: &random) }
    #expect(waits.allSatisfy { $0 >= .seconds(60) && $0 <= .milliseconds(66_100) })
    #expect(Set(waits).count > 10)
  }
}
