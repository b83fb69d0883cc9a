import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

/// Processes that die at random points of claim, run and complete, and others that go on after their leases have ended.
struct CrashPointTests {
  private enum Step: CaseIterable {
    /// A process claims some jobs.
    case claim
    /// The oldest claim is run to its end.
    case complete
    /// The oldest claim's process dies inside its transaction.
    case dieInside
    /// The oldest claim's process dies before it begins: its claim is forgotten.
    case forget
    /// The newest claim fails in its handler.
    case fail
    /// All leases end; dead and slow holders look alike.
    case expire
    /// Upkeep: scheduled jobs become ready and ended leases are taken up.
    case upkeep
  }

  private struct Died: Error {}

  @Test(
    "whatever point processes die at, each job ends done exactly once, or dead with no effect",
    arguments: [UInt64](1...6) + [UInt64.random(in: 7...UInt64.max)])
  func randomCrashes(seed: UInt64) async throws {
    var random = SeededGenerator(seed)
    let organization = OrganizationID.new()
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<12).map { _ in NewJob(kind: "work", organizationID: organization, ref: UUID()) }
      try await test.enqueue(jobs)
      var held: [LeasedJob] = []
      for _ in 0..<150 {
        try await perform(Step.allCases.randomElement(using: &random)!, &held, test, &random)
      }
      // Enough peace for whatever is left.
      while try await test.jobs() > 0 {
        for step in [Step.expire, .upkeep, .claim, .complete, .complete, .complete] {
          try await perform(step, &held, test, &random)
        }
      }
      let effects = try await test.effects(organization)
      let dead = try await test.deadLetters(organization)
      for job in jobs {
        let isDead = dead.contains { $0.ref == job.ref }
        #expect(effects[job.ref] == (isDead ? nil : ["done"]), "seed \(seed), job \(job.ref)")
      }
      #expect(dead.allSatisfy { $0.reason == "crashed" && $0.crashes == 3 }, "seed \(seed)")
      #expect(effects.count + dead.count == jobs.count, "seed \(seed)")
    }
  }

  private func perform(
    _ step: Step, _ held: inout [LeasedJob], _ test: TestDatabase, _ random: inout SeededGenerator
  ) async throws {
    switch step {
    case .claim:
      let claim = JobClaim(
        lane: "default", kinds: ["work"], limit: Int.random(in: 0...3, using: &random), suspects: 1, token: UUID(),
        lease: .seconds(30))
      held += try await test.system { try await JobStore.claim(claim, in: $0).jobs }
    case .complete:
      guard !held.isEmpty else { return }
      try await run(held.removeFirst(), test, dies: false)
    case .dieInside:
      guard !held.isEmpty else { return }
      try await run(held.removeFirst(), test, dies: true)
    case .forget:
      if !held.isEmpty { held.removeFirst() }
    case .fail:
      guard let job = held.popLast() else { return }
      let delay = Duration.microseconds(Int.random(in: 0...1000, using: &random))
      _ = try await test.system {
        try await JobStore.retry(job, after: delay, reason: FailureReason("failed"), in: $0)
      }
    case .expire:
      try await test.expireLeases()
    case .upkeep:
      try await test.system { transaction in
        _ = try await JobStore.promote(limit: 100, in: transaction)
        let policy = JobWorkerConfiguration().policy
        let expired = try await JobStore.expired(limit: 100, in: transaction)
        let isLast = { (job: ExpiredJob) in policy.afterCrash(crashes: job.job.job.crashes) == .bury }
        try await JobStore.buryCrashed(expired.filter(isLast), in: transaction)
        try await JobStore.returnCrashed(expired.filter { !isLast($0) }, in: transaction)
      }
    }
  }

  /// A job's transaction as the worker's: effect, then completion. One that dies does so between the two and the commit.
  private func run(_ job: LeasedJob, _ test: TestDatabase, dies: Bool) async throws {
    do {
      try await test.database.withTransaction(.tenant(job.job.organizationID)) { transaction in
        try await Effects.add(job.job, "done", in: transaction)
        guard try await JobStore.complete(job, in: transaction) else { throw LeaseLost() }
        if dies { throw Died() }
      }
    } catch is LeaseLost {
    } catch is Died {}
  }
}
