import Foundation
import Identifiers
import Jobs
import Postgres
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct InboxDedupeRetentionTests {
  @Test("events are forgotten when their time is over, in small pieces, by however many replicas, and no others are")
  func oldEvents() async throws {
    try await WebhooksHarness.with { harness in
      // Several pages of each partition, with old and new ones side by side.
      for age in [38, 36, 0] as [Int64] { try await insert(1500, age: age, in: harness) }
      let duty = InboxDedupeRetention(blocks: 2)
      let pages = try await harness.count(
        "select pg_relation_size('webhooks.inbox_dedupe_0') / current_setting('block_size')::bigint as count")
      #expect(pages > 8)
      let forgotten = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<2 { group.addTask { try await duty.run(on: harness.database).count } }
        return try await group.reduce(0, +)
      }
      // One of them may have left early, while the other one was at a piece; no walk begins twice.
      let rest = try await duty.run(on: harness.database).count
      #expect(forgotten + rest == 1500)
      #expect(try await ages(harness) == [36: 1500, 0: 1500])

      // All was read: the next walk begins a day later.
      try await insert(10, age: 50, in: harness)
      #expect(try await duty.run(on: harness.database) == DutyResult(count: 0))
      try await lastWalkBegan(hoursAgo: 23, in: harness)
      #expect(try await duty.run(on: harness.database) == DutyResult(count: 0))
      try await lastWalkBegan(hoursAgo: 25, in: harness)
      #expect(try await duty.run(on: harness.database) == DutyResult(count: 10))
      #expect(try await ages(harness) == [36: 1500, 0: 1500])
    }
  }

  @Test("an event that comes again is known until its time is over; after that it is taken in and changes no call")
  func late() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let body = try fixture("call_ended")
      let first = try await harness.deliver(body, to: source)
      #expect(first.outcome == .accepted)
      try await harness.settle()
      let call = try await harness.calls(of: source.organizationID)
      let charged = harness.billing.charged

      try await age(days: 36, in: harness)
      #expect(try await InboxDedupeRetention().run(on: harness.database) == DutyResult(count: 0))
      let known = try await harness.deliver(body, to: source)
      #expect(known.outcome == .duplicate && known.inboxID == first.inboxID)

      try await age(days: 38, in: harness)
      try await lastWalkBegan(hoursAgo: 25, in: harness)
      #expect(try await InboxDedupeRetention().run(on: harness.database) == DutyResult(count: 1))
      let late = try await harness.deliver(body, to: source)
      #expect(late.outcome == .accepted && late.inboxID != first.inboxID)
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID) == call)
      #expect(harness.billing.charged == charged)
    }
  }

  @Test("a row that a delivery holds is not waited for: it goes with the next walk")
  func heldRow() async throws {
    try await WebhooksHarness.with { harness in
      try await insert(3, age: 40, in: harness)
      try await harness.admin.withTransaction(.system) {
        _ = try await $0.execute(
          """
          update webhooks.inbox_dedupe set dup_count = dup_count + 1
          where dedupe_key = (select dedupe_key from webhooks.inbox_dedupe limit 1)
          """)
        #expect(try await InboxDedupeRetention().run(on: harness.database) == DutyResult(count: 2))
      }
      try await lastWalkBegan(hoursAgo: 25, in: harness)
      #expect(try await InboxDedupeRetention().run(on: harness.database) == DutyResult(count: 1))
    }
  }

  @Test("events are known for two days longer than deliveries are kept, and nobody can have newer ones forgotten")
  func bounds() async throws {
    #expect(InboxDedupeRetention().daysKept == 37)
    #expect(InboxDedupeRetention(daysKept: 40, inboxDaysKept: 7).daysKept == 40)
    #expect(InboxDedupeRetention(daysKept: 35, inboxDaysKept: InboxDays.keptRange.upperBound).daysKept == 3652)
    try await WebhooksHarness.with { harness in
      for (kept, blocks) in [(34, 1), (-1, 1), (3661, 1), (37, 0), (37, 1025)] as [(Int64, Int64)] {
        await #expect(throws: PostgresError.self) {
          try await harness.database.withTransaction(.system) {
            _ = try await $0.rows("select * from prune_inbox_dedupe(\(kept)::integer, \(blocks)::integer)")
          }
        }
      }
      await #expect(throws: PostgresError.self) {
        try await harness.database.withTransaction(.system) { _ = try await $0.execute("delete from inbox_dedupe") }
      }
    }
  }

  /// So many events that first came so many days ago.
  private func insert(_ count: Int64, age: Int64, in harness: WebhooksHarness) async throws {
    try await harness.admin.withTransaction(.system) {
      _ = try await $0.execute(
        """
        insert into webhooks.inbox_dedupe (source_id, dedupe_key, inbox_id, body_hash, first_at)
        select gen_random_uuid(), substring(sha256(n::text::bytea) for 16), gen_random_uuid(), sha256(n::text::bytea),
          clock_timestamp() - \(age) * interval '1 day'
        from generate_series(1, \(count)) as n
        """)
    }
  }

  /// Makes all events so many days old.
  private func age(days: Int64, in harness: WebhooksHarness) async throws {
    try await harness.admin.withTransaction(.system) {
      _ = try await $0.execute(
        "update webhooks.inbox_dedupe set first_at = clock_timestamp() - \(days) * interval '1 day'")
    }
  }

  private func lastWalkBegan(hoursAgo hours: Int64, in harness: WebhooksHarness) async throws {
    try await harness.admin.withTransaction(.system) {
      _ = try await $0.execute(
        "update webhooks.inbox_dedupe_walk set begun_at = clock_timestamp() - \(hours) * interval '1 hour'")
    }
  }

  /// How many events of how many days ago are known.
  private func ages(_ harness: WebhooksHarness) async throws -> [Int64: Int64] {
    try await harness.admin.withTransaction(.system) {
      let rows = try await $0.rows(
        """
        select (extract(epoch from clock_timestamp() - first_at) / 86400)::bigint as age, count(*) as count
        from webhooks.inbox_dedupe group by age
        """)
      return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.get("age"), try $0.get("count")) })
    }
  }
}
