import Foundation
import Identifiers
import TestSupport
import Testing

@testable import Jobs

struct DeadLetterStoreTests {
  @Test("pages follow each other from the newest to the oldest, without the letters of others")
  func pages() async throws {
    try await TestDatabase.with(schema) { test in
      let (mine, other) = (OrganizationID.new(), OrganizationID.new())
      let letters = (0..<7).map { _ in letter(mine) }
      try await test.system { transaction in
        // In two batches and with equal times of death, which the id must break.
        try await DeadLetterStore.bury(Array(letters[..<4]) + [letter(other)], in: transaction)
        try await DeadLetterStore.bury(Array(letters[4...]), in: transaction)
      }
      var found: [DeadLetter] = []
      var sizes: [Int] = []
      repeat {
        let cursor = found.last?.id
        let next = try await test.system { try await DeadLetterStore.list(mine, before: cursor, limit: 3, in: $0) }
        sizes.append(next.count)
        found += next
      } while sizes.last != 0
      #expect(sizes == [3, 3, 1, 0])
      #expect(Set(found.map(\.id)) == Set(letters.map(\.id)))
      #expect(found.map(\.diedAt) == found.map(\.diedAt).sorted(by: >))
      #expect(found.allSatisfy { $0.origin == .jobs && $0.attempts == 2 && $0.crashes == 1 })
      #expect(try await test.system { try await DeadLetterStore.countUnresolved(in: $0) } == 8)
    }
  }

  @Test("a cursor that is another's letter shows nothing")
  func foreignCursor() async throws {
    try await TestDatabase.with(schema) { test in
      let (mine, other) = (OrganizationID.new(), OrganizationID.new())
      let theirs = letter(other)
      try await test.system { try await DeadLetterStore.bury([letter(mine), theirs], in: $0) }
      let found = try await test.system {
        try await DeadLetterStore.list(mine, before: theirs.id, limit: 10, in: $0)
      }
      #expect(found.isEmpty)
    }
  }

  private func letter(_ organization: OrganizationID) -> NewDeadLetter {
    NewDeadLetter(
      id: UUID(), organizationID: organization, origin: .jobs, kind: "fold", ref: UUID(), lane: "default",
      reason: .crashed, attempts: 2, crashes: 1, firstAt: .now)
  }
}
