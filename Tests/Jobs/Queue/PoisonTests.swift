import Foundation
import Identifiers
import Postgres
import Resilience
import Synchronization
import TestSupport
import Testing

@testable import Jobs

/// Scenario S9: jobs that harm whoever runs them.
struct PoisonTests {
  private let organization = OrganizationID.new()

  /// Workers that die, one after another: each claims what a worker would and, having met the poison, is never heard of
  /// again with all it holds.
  @Test("a job that kills its process is quarantined after exactly three crashes, and takes no neighbor with it")
  func kills() async throws {
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<30).map { _ in job() }
      let poison = jobs[4].ref
      try await test.enqueue(jobs)
      let log = EventLog()
      // Takes up what dead workers held, and runs nothing itself.
      try await running([test.worker([Handler.effect("other")], events: log)]) {
        var deaths = 0
        while try await test.jobs() > 0 {
          var held = HeldJobs(concurrency: 4)
          life: while let request = held.nextRequest() {
            let claimed = try await claim(request, test)
            guard !claimed.isEmpty else { break }
            _ = held.arrived(claimed, for: request)
            // The worst order: the poison acts before any neighbor of its claim is done.
            guard !claimed.contains(where: { $0.job.ref == poison }) else {
              deaths += 1
              break life
            }
            for job in claimed {
              try await run(job, test)
              _ = held.ended(job)
            }
          }
          try await test.expireLeases()
          try await eventually { try await test.system { try await JobStore.counts(in: $0)["leased"] } == nil }
        }
        #expect(deaths == 3)
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == 29)
      #expect(effects.values.allSatisfy { $0 == ["done"] })
      let letter = try #require(try await test.deadLetters(organization).first)
      #expect(letter.ref == poison)
      #expect(letter.crashes == 3)
      #expect(letter.fingerprint == Fingerprint(kind: "work", reason: "crashed").description)
    }
  }

  @Test("a job that loops for ever is cancelled at its deadline, retried and dead-lettered, while its neighbors flow")
  func loops() async throws {
    try await TestDatabase.with(schema) { test in
      let endless = job()
      let runs = Mutex(0)
      let handler = Handler { job, transaction in
        try await Effects.add(job, "done", in: transaction)
        guard job.ref == endless.ref else { return }
        let run = runs.withLock {
          $0 += 1
          return $0
        }
        if run == 3 {
          // Its time is over: this failure is the last.
          _ = try await test.system {
            try await $0.execute("update jobs set first_at = first_at - interval '72 hours' where ref = \(job.ref)")
          }
        }
        // Until it is cancelled.
        try await Task.sleep(for: .seconds(3600))
      }
      let log = EventLog()
      let worker = test.worker([handler], events: log) {
        $0.handlerDeadline = .milliseconds(300)
        $0.backoff = Backoff(base: .milliseconds(1), cap: .milliseconds(20))
      }
      let neighbors = (0..<100).map { _ in job() }
      try await test.enqueue([endless])
      try await running([worker]) {
        try await eventually { runs.withLock { $0 } == 1 }
        try await test.enqueue(neighbors)
        try await eventually(within: .seconds(30)) { try await test.jobs() == 0 }
      }
      let effects = try await test.effects(organization)
      #expect(Set(effects.keys) == Set(neighbors.map(\.ref)))
      let letter = try #require(try await test.deadLetters(organization).first)
      #expect(letter.ref == endless.ref)
      #expect(letter.reason == "deadline_exceeded")
      #expect(letter.attempts >= 3)
      #expect(letter.crashes == 0)
    }
  }

  private func job() -> NewJob { NewJob(kind: "work", organizationID: organization, ref: UUID()) }

  private func claim(_ request: HeldJobs.Request, _ test: TestDatabase) async throws -> [LeasedJob] {
    let claim = JobClaim(
      lane: "default", kinds: ["work"], limit: request.limit, suspects: request.suspects, token: UUID(),
      lease: .seconds(30))
    return try await test.system { try await JobStore.claim(claim, in: $0).jobs }
  }

  private func run(_ job: LeasedJob, _ test: TestDatabase) async throws {
    try await test.database.withTransaction(.tenant(organization)) { transaction in
      try await Effects.add(job.job, "done", in: transaction)
      guard try await JobStore.complete(job, in: transaction) else { throw LeaseLost() }
    }
  }
}
