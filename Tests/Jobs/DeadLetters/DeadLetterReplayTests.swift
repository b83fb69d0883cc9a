import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs

struct DeadLetterReplayTests {
  private let mine = OrganizationID.new()
  private let other = OrganizationID.new()

  @Test("a dry run tells what would be done and does nothing")
  func dryRun() async throws {
    try await TestDatabase.with(schema) { test in
      try await bury([job(mine), job(mine), job(other)], test)
      let order = DeadLetterReplay(.init(organizationID: mine), reason: "fixed", limit: 1, isDryRun: true)
      let result = try await test.system { try await DeadLetterStore.replay(order, in: $0) }
      #expect(result.matched == 2)
      #expect(result.letters.count == 1)
      #expect(try await test.jobs() == 0)
      #expect(try await test.system { try await DeadLetterStore.countUnresolved(in: $0) } == 3)
    }
  }

  @Test("a replay puts the letters of one cause back, spread over time, and resolves them with its reason")
  func replays() async throws {
    try await TestDatabase.with(schema) { test in
      let letters = (0..<5).map { _ in job(mine) }
      try await bury(letters + [job(mine, reason: "elsewhere"), job(other)], test)
      let selector = DeadLetterSelector(
        organizationID: mine, fingerprint: Fingerprint(kind: "work", reason: "crashed").description)
      let order = DeadLetterReplay(selector, reason: "fixed in 1.2", perSecond: 2)
      let result = try await test.system { try await DeadLetterStore.replay(order, in: $0) }
      #expect(result.matched == 5)
      #expect(Set(result.letters.map(\.id)) == Set(letters.map(\.id)))
      #expect(result.lasts == .seconds(2))
      let waits = try await test.system { transaction -> [Double] in
        let rows = try await transaction.rows(
          "select extract(epoch from run_at - min(run_at) over ())::float8 as wait from jobs order by run_at")
        return try rows.map { try $0.get("wait") }
      }
      #expect(waits == [0, 0.5, 1, 1.5, 2])
      let shown = try #require(
        try await test.system { try await DeadLetterStore.show(letters[0].id, organization: mine, in: $0) })
      #expect(shown.resolution == "replayed: fixed in 1.2")
      #expect(shown.resolvedAt != nil)
      #expect(
        try await test.system { try await DeadLetterStore.show(letters[0].id, organization: other, in: $0) } == nil)
      // Once is enough.
      let again = try await test.system { try await DeadLetterStore.replay(order, in: $0) }
      #expect(again.matched == 0)
      #expect(again.letters.isEmpty)
    }
  }

  @Test("a dry run is read page by page, an order goes on where it stopped, and what died meanwhile is not met")
  func steps() async throws {
    try await TestDatabase.with(schema) { test in
      let letters = (0..<5).map { _ in job(mine) }
      for letter in letters { try await bury([letter], test) }
      let last = try #require(try await test.deadLetters(mine).first)
      try await bury([job(mine)], test)
      func walk(isDryRun: Bool) async throws -> [[UUID]] {
        var steps: [[UUID]] = []
        var cursor: UUID?
        repeat {
          let order = DeadLetterReplay(
            .init(organizationID: mine, diedBy: last.diedAt), reason: "r", limit: 2, after: cursor, isDryRun: isDryRun)
          let result = try await test.system { try await DeadLetterStore.replay(order, in: $0) }
          #expect(result.matched == (isDryRun ? 5 : 5 - 2 * steps.count))
          steps.append(result.letters.map(\.id))
          cursor = result.next
        } while cursor != nil
        return steps
      }
      let predicted = try await walk(isDryRun: true)
      #expect(predicted == [[letters[0].id, letters[1].id], [letters[2].id, letters[3].id], [letters[4].id]])
      #expect(try await test.jobs() == 0)
      #expect(try await walk(isDryRun: false) == predicted)
      #expect(try await test.jobs() == 5)
      #expect(try await test.system { try await DeadLetterStore.countUnresolved(in: $0) } == 1)
    }
  }

  @Test("a replayed job runs with all its tries before it, and may die again")
  func diesAgain() async throws {
    try await TestDatabase.with(schema) { test in
      let one = job(mine)
      try await bury([one], test)
      _ = try await test.system {
        try await DeadLetterStore.replay(.init(.init(ids: [one.id]), reason: "hope"), in: $0)
      }
      try await running([test.worker([Handler { _, _ in throw PermanentFailure(reason: "still") }])]) {
        try await eventually { try await test.jobs() == 0 }
      }
      let letters = try await test.deadLetters(mine)
      #expect(letters.map(\.ref) == [one.ref, one.ref])
      #expect(letters.map(\.reason) == ["still", "crashed"])
      #expect(letters.map(\.attempts) == [1, 2])
    }
  }

  @Test("a replayed event is delivered, and a coalescing job wants what it wanted")
  func others() async throws {
    try await TestDatabase.with(schema) { test in
      var sync = job(mine)
      sync.version = 9
      let event = NewDeadLetter(
        id: UUID(), organizationID: mine, origin: .outbox, kind: "call.ended", ref: UUID(), receiver: "billing",
        version: 3, payload: [1, 2], reason: FailureReason("refused"), attempts: 1, crashes: 0, firstAt: .now)
      try await bury([event, sync], test)
      _ = try await test.system { try await DeadLetterStore.replay(.init(.init(), reason: "all"), in: $0) }
      #expect(try await test.outbox() == 1)
      let wanted: Int64? = try await test.system { try await $0.first("select wanted from jobs")?.get("wanted") }
      #expect(wanted == 9)
    }
  }

  @Test("resolving ends a letter without doing its work, and retention deletes it later")
  func resolves() async throws {
    try await TestDatabase.with(schema) { test in
      let (one, two) = (job(mine), job(mine))
      try await bury([one, two], test)
      let selector = DeadLetterSelector(ids: [one.id])
      for expected in [1, 0] {
        let resolved = try await test.system {
          try await DeadLetterStore.resolve(selector, reason: "customer \u{0} left", in: $0)
        }
        #expect(resolved == expected)
      }
      #expect(try await test.jobs() == 0)
      let shown = try await test.system { try await DeadLetterStore.show(one.id, organization: mine, in: $0) }
      #expect(shown?.resolution == "resolved: customer ? left")
      #expect(try await DeadLetterRetention().run(on: test.database) == DutyResult(count: 0))
      _ = try await test.admin.withTransaction(.system) {
        try await $0.execute("update works.dead_letters set resolved_at = resolved_at - interval '91 days'")
      }
      #expect(try await DeadLetterRetention().run(on: test.database) == DutyResult(count: 1))
      #expect(try await test.deadLetters(mine).map(\.id) == [two.id])
    }
  }

  private func bury(_ letters: [NewDeadLetter], _ test: TestDatabase) async throws {
    try await test.system { try await DeadLetterStore.bury(letters, in: $0) }
  }

  private func job(_ organization: OrganizationID, reason: String = "crashed") -> NewDeadLetter {
    NewDeadLetter(
      id: UUID(), organizationID: organization, origin: .jobs, kind: "work", ref: UUID(), lane: "default",
      reason: FailureReason(reason), attempts: 2, crashes: 1, firstAt: .now)
  }
}
