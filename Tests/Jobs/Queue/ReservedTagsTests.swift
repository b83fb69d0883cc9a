import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

/// Jobs that are enqueued with tags reserved in advance.
struct ReservedTagsTests {
  private let hot = OrganizationID.new()
  private let quiet = OrganizationID.new()

  @Test("an organization's jobs keep the order of their ids, over batches and ranges")
  func order() async throws {
    try await TestDatabase.with(schema) { test in
      let tags = ReservedTags()
      var refs: [UUID] = []
      for size in [1, 2, 5, 40, 300, 7] {
        let batch = UUID.version7(count: size).sorted()
        refs += batch
        try await enqueue(batch.shuffled().map { JobSubject(organizationID: hot, ref: $0) }, with: tags, in: test)
      }
      let claimed = try await test.claimWork(limit: 1_000)
      let isInOrder = claimed.map(\.job.ref) == refs
      #expect(isInOrder)
      #expect(zip(claimed, claimed.dropFirst()).allSatisfy { $0.job.tag < $1.job.tag })
    }
  }

  @Test("a quiet organization's job comes after no more of a hot one's than were reserved")
  func fairness() async throws {
    try await TestDatabase.with(schema) { test in
      let tags = ReservedTags()
      for _ in 0..<100 {
        try await enqueue(UUID.version7(count: 32).map { .init(organizationID: hot, ref: $0) }, with: tags, in: test)
      }
      let first = try await test.claimWork(limit: 500)
      try await test.system { try await LaneStore.advance("default", to: first.last!.job.tag, in: $0) }
      try await enqueue([JobSubject(organizationID: quiet, ref: .version7())], with: tags, in: test)
      #expect(try await test.claimWork(limit: 2).contains { $0.job.organizationID == quiet })
    }
  }

  @Test("no tag is at or below the lane's virtual time, where claims no longer look")
  func aboveTheFrontier() async throws {
    try await TestDatabase.with(schema) { test in
      let tags = ReservedTags()
      // Two ranges, of which the second one is hardly used.
      for size in [4, 5] {
        try await enqueue(UUID.version7(count: size).map { .init(organizationID: hot, ref: $0) }, with: tags, in: test)
      }
      let time = 1_000 * LaneStore.step
      try await test.system { try await LaneStore.advance("default", to: time, in: $0) }
      let late = UUID.version7(count: 3)
      try await enqueue(late.map { .init(organizationID: hot, ref: $0) }, with: tags, in: test)
      let found = try await test.claimWork(limit: 100).filter { late.contains($0.job.ref) }
      #expect(found.count == 3)
      #expect(found.allSatisfy { $0.job.tag > time })
    }
  }

  @Test("what a rolled back transaction reserved is used by the next one, and what is not new is not enqueued")
  func rolledBack() async throws {
    try await TestDatabase.with(schema) { test in
      struct Undone: Error {}
      let tags = ReservedTags()
      let subjects = UUID.version7(count: 4).map { JobSubject(organizationID: hot, ref: $0) }
      await #expect(throws: Undone.self) {
        try await test.database.withTransaction(.system, lane: .worker) { transaction in
          _ = try await tags.tag(subjects, in: transaction)
          throw Undone()
        }
      }
      try await enqueue(subjects, where: "new.id <> \(subjects[1].ref)", with: tags, in: test)
      #expect(
        Set(try await test.claimWork(limit: 10).map(\.job.ref))
          == Set(subjects.map(\.ref)).subtracting([subjects[1].ref]))
    }
  }

  private func enqueue(
    _ subjects: [JobSubject], where condition: Statement = "true", with tags: ReservedTags, in test: TestDatabase
  ) async throws {
    try await test.system { transaction in
      let tagged = try await tags.tag(subjects, in: transaction)
      _ = try await transaction.execute(
        "with \(statement: JobStore.enqueuing("work", about: tagged, where: condition)) select")
    }
  }
}
