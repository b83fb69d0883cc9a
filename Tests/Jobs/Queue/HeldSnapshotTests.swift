import Foundation
import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Jobs

/// Claims that begin at the frontier must leave nothing behind, whatever comes below it.
@Suite struct HeldSnapshotTests {
  private let organization = OrganizationID.new()

  @Test("while another session holds a snapshot, jobs that come below the frontier in every way are all run once")
  func nothingWaitsForEver() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue((0..<4000).map { _ in job() })
      try await test.admin.withTransaction(.system, lane: .operator) { snapshot in
        try await snapshot.execute("declare held cursor for select 1 from works.jobs")
        let done = Mutex(0)
        let failed = Mutex(false)
        let handler = BatchHandler { jobs, transaction in
          for job in jobs { try await Effects.add(job, "done", in: transaction) }
          // One batch fails, so that its jobs come back.
          let fails = failed.withLock { failed in
            defer { failed = true }
            return !failed
          }
          if fails { throw Once() }
          done.withLock { $0 += jobs.count }
        }
        let late = (0..<20).map { _ in job() }
        let low = (0..<20).map { _ in job() }
        let delayed = (0..<20).map { _ in job(delay: .milliseconds(50)) }
        let worker = test.worker([handler]) { $0.batchLimit = 20 }
        try await JobsTests.running([worker]) {
          // Takes its tags now and commits when the lane is far ahead.
          try await test.system { early in
            try await JobStore.enqueue(late, in: early)
            try await eventually(within: .seconds(60)) { done.withLock { $0 } > 2000 }
          }
          try await test.enqueue(delayed)
          try await test.enqueue(low)
          try await test.system {
            _ = try await $0.execute(
              "update jobs set vtag = 1 where state = 'ready' and ref = any (\(low.map(\.ref)))")
          }
          try await eventually(within: .seconds(60)) { try await test.jobs() == 0 }
        }
      }
      let effects = try await test.effects(organization)
      #expect(effects.count == 4060)
      #expect(effects.values.allSatisfy { $0 == ["done"] })
    }
  }

  @Test("a job that becomes due comes at the head of its lane, and what was long due is found by a sweep over all")
  func promotion() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job(delay: .seconds(3600)), job(delay: .seconds(3600))])
      try await test.system { transaction in
        try await LaneStore.advance("default", to: 70 * LaneStore.step, in: transaction)
        try await transaction.execute("update jobs set run_at = clock_timestamp() - interval '2 minutes'")
        #expect(try await JobStore.promote(limit: 10, within: .seconds(60), in: transaction).count == 0)
        let promoted = try await JobStore.promote(limit: 10, in: transaction)
        #expect(promoted.count == 2)
        #expect(promoted.lowestTags == ["default": 70 * LaneStore.step])
      }
    }
  }

  @Test("a claim looks from its frontier on, and at suspects whatever their tag")
  func from() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue((0..<6).map { _ in job() })
      try await test.system { transaction in
        try await transaction.execute("update jobs set crashes = 1 where vtag = \(LaneStore.step)")
        let claim = JobClaim(
          lane: "default", kinds: ["work"], limit: 10, suspects: 1, token: UUID(), lease: .seconds(30),
          from: 4 * LaneStore.step)
        let claimed = try await JobStore.claim(claim, in: transaction)
        #expect(claimed.jobs.map(\.job.tag) == [1, 4, 5, 6].map { $0 * LaneStore.step })
        #expect(!claimed.isAnyoneAtCap)
      }
    }
  }

  private struct Once: Error {}

  private func job(delay: Duration = .zero) -> NewJob {
    NewJob(kind: "work", organizationID: organization, ref: UUID(), delay: delay)
  }
}
