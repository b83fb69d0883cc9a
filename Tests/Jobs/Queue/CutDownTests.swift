import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

/// Whole workers that end at random moments, as a process does that is killed: wherever they are in claim, run and
/// complete, nothing of theirs is reported.
struct CutDownTests {
  @Test(
    "workers that are cut down at random moments do each job exactly once, or give it up with no effect",
    arguments: [UInt64](1...3) + [UInt64.random(in: 4...UInt64.max)])
  func cutDown(seed: UInt64) async throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed)
    let organization = OrganizationID.new()
    try await TestDatabase.with(schema) { test in
      let jobs = (0..<300).map { _ in NewJob(kind: "work", organizationID: organization, ref: UUID()) }
      try await test.enqueue(jobs)
      var mark = 0
      for _ in 0..<8 {
        mark += Int.random(in: 1...60, using: &random)
        let goal = min(mark, jobs.count)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<2 {
            let worker = test.worker([Handler.effect()]) { $0.maximumCrashes = 100 }
            group.addTask { await worker.run() }
          }
          // After some number of commits, counted where they show.
          try await eventually(within: .seconds(60), "the moment") {
            try await test.effects(organization).count >= goal
          }
          group.cancelAll()
        }
        try await test.expireLeases()
      }
      try await running([test.worker([Handler.effect()]) { $0.maximumCrashes = 100 }]) {
        try await eventually(within: .seconds(60), "all are done") { try await test.jobs() == 0 }
      }
      let effects = try await test.effects(organization)
      let dead = try await test.deadLetters(organization)
      for job in jobs {
        let isDead = dead.contains { $0.ref == job.ref }
        #expect(effects[job.ref] == (isDead ? nil : ["done"]), "seed \(seed), job \(job.ref)")
      }
    }
  }
}
