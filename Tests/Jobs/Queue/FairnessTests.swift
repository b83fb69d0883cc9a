import Foundation
import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct FairnessTests {
  private let hot = OrganizationID.new()
  private let quiet = OrganizationID.new()

  @Test("behind 5,000 jobs of a hot organization, the jobs of quiet ones come with the next claims")
  func hotTenant() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue((0..<5000).map { _ in job(hot) })
      let tags = try await test.claimWork(limit: 500)
      #expect(tags.allSatisfy { $0.job.organizationID == hot })
      // The worker says where the lane is at its polls; here it does not, which is as far as it may lag.
      let early = try await order(test, enqueuing: [quiet])
      #expect(early <= 1, "nobody of the quiet one's was before it")
      try await test.system { try await LaneStore.advance("default", to: tags.last!.job.tag, in: $0) }
      let others = (0..<25).map { _ in OrganizationID.new() }
      try await test.enqueue(others.map { job($0) })
      // Every one of the 25 is level with the lane; the hot one's next job may come between.
      let next = try await test.claimWork(limit: 30)
      #expect(Set(next.map(\.job.organizationID)).isSuperset(of: others))
      #expect(next.count == 30, "what the quiet ones leave is the hot one's")
    }
  }

  @Test("a running worker starts a quiet organization's job after a few of a hot one's thousands")
  func running() async throws {
    try await TestDatabase.with(schema) { test in
      let order = Mutex<[OrganizationID]>([])
      // One may be enqueued just as the lane's time moves, and is then found with the next look at everything.
      let quiet = (0..<5).map { _ in OrganizationID.new() }
      let enqueuedAt = Mutex<[Int]>([])
      let handler = BatchHandler { jobs, _ in order.withLock { $0 += jobs.map(\.organizationID) } }
      try await test.enqueue((0..<5000).map { _ in job(hot) })
      try await JobsTests.running([test.worker([handler]) { $0.batchLimit = 20 }]) {
        try await eventually { order.withLock { $0.count } >= 200 }
        for one in quiet {
          try await test.enqueue([job(one)])
          enqueuedAt.withLock { $0.append(order.withLock { $0.count }) }
        }
        try await eventually(within: .seconds(30)) { order.withLock { Set($0).isSuperset(of: quiet) } }
      }
      let startedAt = order.withLock { order in quiet.map { order.firstIndex(of: $0) ?? .max } }
      let waited = zip(startedAt, enqueuedAt.withLock { $0 }).map { $0 - $1 }
      // What was claimed when it came, and one more claim: 80 jobs each.
      #expect(waited.count { $0 <= 200 } >= 3, "\(waited)")
    }
  }

  @Test("organizations with equal work take turns, and one with twice the weight gets twice the jobs")
  func weights() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.system { try await LaneStore.setShare(of: hot, in: "default", weight: 2, transaction: $0) }
      try await test.enqueue((0..<100).map { _ in job(hot) })
      try await test.enqueue((0..<100).map { _ in job(quiet) })
      let first = try await test.claimWork(limit: 60)
      #expect((39...41).contains(first.count { $0.job.organizationID == hot }))
    }
  }

  @Test("batch after batch moves an organization ahead, but its idle time earns it nothing")
  func memory() async throws {
    try await TestDatabase.with(schema) { test in
      for _ in 0..<3 { try await test.enqueue([job(hot), job(hot)]) }
      let mine = try await test.claimWork(limit: 10).map(\.job.tag)
      #expect(mine == (1...6).map { $0 * LaneStore.step })
      try await test.system { try await LaneStore.advance("default", to: 100 * LaneStore.step, in: $0) }
      try await test.system { try await LaneStore.advance("default", to: 50 * LaneStore.step, in: $0) }
      try await test.enqueue([job(hot), job(quiet)])
      #expect(try await test.claimWork(limit: 10).map(\.job.tag) == [101, 101].map { $0 * LaneStore.step })
    }
  }

  @Test("one who enqueues waits for nobody who is enqueuing for the same organization")
  func neverWaits() async throws {
    try await TestDatabase.with(schema) { test in
      for _ in 0..<2 {
        try await test.system { slow in
          try await JobStore.enqueue([job(hot)], in: slow)
          try await test.database.withTransaction(.system, lane: .rpc, timeout: .seconds(5)) {
            try await JobStore.enqueue([job(hot), job(quiet)], in: $0)
          }
        }
      }
      #expect(try await test.claimWork(limit: 10).count == 6)
    }
  }

  @Test("an organization at its cap is passed over until its jobs are done")
  func cap() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.system { try await LaneStore.setShare(of: hot, in: "default", cap: 4, transaction: $0) }
      try await test.enqueue((0..<10).map { _ in job(hot) })
      let first = try await test.claimWork(limit: 4)
      #expect(first.count == 4)
      try await test.enqueue([job(quiet)])
      #expect(try await test.claimWork(limit: 10).map(\.job.organizationID) == [quiet])
      #expect(try await test.system { try await JobStore.complete([first[0]], in: $0) })
      #expect(try await test.claimWork(limit: 1).map(\.job.organizationID) == [hot])
      #expect(try await test.claimWork(limit: 1).isEmpty)
    }
  }

  private func order(_ test: TestDatabase, enqueuing organizations: [OrganizationID]) async throws -> Int {
    try await test.enqueue(organizations.map { job($0) })
    let next = try await test.claimWork(limit: 3)
    return next.firstIndex { organizations.contains($0.job.organizationID) } ?? .max
  }

  private func job(_ organization: OrganizationID) -> NewJob {
    NewJob(kind: "work", organizationID: organization, ref: UUID())
  }
}
