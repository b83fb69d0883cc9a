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

  @Test("what a hot organization has reserved and not used earns it nothing once the lane has passed it")
  func fairness() async throws {
    try await TestDatabase.with(schema) { test in
      let tags = ReservedTags()
      // The last reservation is for 8, of which 5 are left.
      for size in [1, 2, 4, 3] {
        try await enqueue(UUID.version7(count: size).map { .init(organizationID: hot, ref: $0) }, with: tags, in: test)
      }
      #expect(try await test.claimWork(limit: 100).count == 10)
      let time = 1_000 * LaneStore.step
      try await test.system { try await LaneStore.advance("default", to: time, in: $0) }
      try await enqueue(UUID.version7(count: 5).map { .init(organizationID: hot, ref: $0) }, with: tags, in: test)
      try await enqueue([JobSubject(organizationID: quiet, ref: .version7())], with: tags, in: test)
      let next = try await test.claimWork(limit: 100)
      // Claims no longer look at the lane's time and below it.
      #expect(next.allSatisfy { $0.job.tag > time })
      #expect(next.count == 6)
      #expect(next.allSatisfy { $0.job.tag <= time + LaneStore.step })
    }
  }

  @Test("two processes give an organization's jobs tags of their own")
  func processes() async throws {
    try await TestDatabase.with(schema) { test in
      let (one, other) = (ReservedTags(), ReservedTags())
      for size in [1, 2, 3, 30, 5, 70] {
        for tags in [one, other] {
          try await enqueue(
            UUID.version7(count: size).map { .init(organizationID: hot, ref: $0) }, with: tags, in: test)
        }
      }
      let claimed = try await test.claimWork(limit: 1_000).map(\.job.tag)
      #expect(claimed.count == 222)
      #expect(Set(claimed).count == 222)
    }
  }

  @Test("while another transaction enqueues for an organization, its tags are used for one batch and not kept")
  func passedOver() async throws {
    try await TestDatabase.with(schema) { test in
      let (one, other) = (ReservedTags(), ReservedTags())
      let subjects = UUID.version7(count: 9).sorted().map { JobSubject(organizationID: hot, ref: $0) }
      try await enqueue([subjects[0]], with: one, in: test)
      try await enqueue([subjects[1]], with: other, in: test)
      try await test.system { slow in
        let first = try await one.tag(Array(subjects[2...4]), in: slow)
        #expect(first.entries.map(\.tag) == [3, 4, 5].map { $0 * LaneStore.step })
        try await test.database.withTransaction(.system, lane: .rpc, timeout: .seconds(30)) { transaction in
          let second = try await other.tag([subjects[5]], in: transaction)
          #expect(second.entries.map(\.tag) == [3 * LaneStore.step])
        }
      }
      // What the first one reserved is over now, and the second one asks again.
      try await test.system { transaction in
        let third = try await other.tag([subjects[6]], in: transaction)
        #expect(third.entries.allSatisfy { $0.tag > 5 * LaneStore.step })
      }
    }
  }

  @Test("tags of what was not enqueued are used by the next jobs, and those of a rolled back transaction too")
  func givenBack() async throws {
    try await TestDatabase.with(schema) { test in
      struct Undone: Error {}
      let tags = ReservedTags()
      let subjects = UUID.version7(count: 8).sorted().map { JobSubject(organizationID: hot, ref: $0) }
      await #expect(throws: Undone.self) {
        try await test.database.withTransaction(.system, lane: .worker) { transaction in
          let tagged = try await tags.tag(Array(subjects[..<4]), in: transaction)
          tags.giveBack(tagged) { _ in true }
          throw Undone()
        }
      }
      try await enqueue(
        Array(subjects[..<4]), where: "new.id <> \(subjects[1].ref)", with: tags, in: test,
        unused: { $0 == subjects[1].ref })
      try await enqueue([subjects[4]], with: tags, in: test)
      let claimed = try await test.claimWork(limit: 10)
      #expect(claimed.map(\.job.ref) == [0, 4, 2, 3].map { subjects[$0].ref })
      #expect(claimed.map(\.job.tag) == (1...4).map { $0 * LaneStore.step })
    }
  }

  private func enqueue(
    _ subjects: [JobSubject], where condition: Statement = "true", with tags: ReservedTags, in test: TestDatabase,
    unused: @escaping @Sendable (UUID) -> Bool = { _ in false }
  ) async throws {
    try await test.system { transaction in
      let tagged = try await tags.tag(subjects, in: transaction)
      _ = try await transaction.execute(
        "with \(statement: JobStore.enqueuing("work", about: tagged, where: condition)) select")
      tags.giveBack(tagged, where: unused)
    }
  }
}
