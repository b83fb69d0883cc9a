import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

struct CoalescingTests {
  private let organization = OrganizationID.new()
  private let ref = UUID()

  @Test("a job asked for again and again is one job, wanted for the highest version, also within one batch")
  func merges() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job(3), job(1)])
      try await test.enqueue([job(2)])
      let claimed = try #require(try await claim(test))
      #expect(claimed.job.wanted == 3)
      #expect(try await test.system { try await JobStore.complete(claimed, in: $0) })
      #expect(try await test.jobs() == 0)
    }
  }

  @Test("a job asked for while it runs runs once more, and its first run's effects stay")
  func wantedWhileRunning() async throws {
    try await TestDatabase.with(schema) { test in
      let goOn = Gate()
      let handler = Handler { job, transaction in
        try await Effects.add(job, "version \(job.wanted)", in: transaction)
        if job.wanted == 1 { try await goOn.wait() }
      }
      try await running([test.worker([handler])]) {
        try await test.enqueue([job(1)])
        try await eventually { goOn.arrived == 1 }
        try await test.enqueue([job(2)])
        try await test.enqueue([job(4)])
        goOn.open()
        try await eventually { try await test.jobs() == 0 }
      }
      #expect(try await test.effects(organization) == [ref: ["version 1", "version 4"]])
    }
  }

  @Test("a higher version that commits while the completion waits for it is not lost")
  func racesCompletion() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.enqueue([job(1)])
      let first = try #require(try await claim(test))
      let entered = Gate()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await test.system { transaction in
            try await JobStore.enqueue([job(2)], in: transaction)
            entered.open()
            // Until the completion waits for this transaction's row lock.
            try await eventually {
              let row = try await test.admin.withTransaction(.system) {
                try await $0.first(
                  """
                  select count(*) as count from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock'
                  """)
              }
              return try row?.get("count", as: Int.self) == 1
            }
          }
        }
        group.addTask {
          try await entered.wait()
          #expect(try await test.system { try await JobStore.complete(first, in: $0) })
        }
        try await group.waitForAll()
      }
      let second = try #require(try await claim(test))
      #expect(second.job.wanted == 2)
      #expect(second.job.attempt == 1)
    }
  }

  @Test("asking for a version that ordinary jobs do not have leaves them alone")
  func ordinary() async throws {
    try await TestDatabase.with(schema) { test in
      let plain = NewJob(kind: "plain", organizationID: organization, ref: ref)
      try await test.enqueue([plain, job(1), plain])
      #expect(try await test.jobs() == 2)
    }
  }

  private func job(_ wanted: Int64) -> NewJob {
    NewJob(kind: "work", organizationID: organization, ref: ref, wanted: wanted)
  }

  private func claim(_ test: TestDatabase) async throws -> LeasedJob? {
    let claim = JobClaim(
      lane: "default", kinds: ["work"], limit: 1, suspects: 0, token: UUID(), lease: .seconds(30))
    return try await test.system { try await JobStore.claim(claim, in: $0).jobs }.first
  }
}
