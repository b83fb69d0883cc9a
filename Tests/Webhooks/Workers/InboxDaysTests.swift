import Foundation
import Jobs
import Postgres
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct InboxDaysTests {
  @Test("a delivery lands in the partition of its day, and its body does not go through compression")
  func dayPartition() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(try fixture("call_ended"), to: source)
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 1)
      #expect(try await harness.count("select count(*) from webhooks.inbox_default") == 0)
      #expect(
        try await harness.count(
          """
          select count(*) from pg_attribute join pg_inherits on inhrelid = attrelid
          where inhparent = 'webhooks.inbox'::regclass and attname = 'body_ct' and attstorage <> 'e'
          """) == 0)
    }
  }

  @Test("every partition keeps bodies of ordinary size in the row, also one that is made later")
  func bodiesInLine() async throws {
    try await WebhooksHarness.with { harness in
      let others: Statement = """
        select count(*) from pg_class join pg_inherits on inhrelid = oid
        where inhparent = 'webhooks.inbox'::regclass
          and not coalesce(reloptions, '{}') @> array['toast_tuple_target=8160']
        """
      #expect(try await harness.count(others) == 0)
      _ = try await harness.database.withTransaction(.system) {
        try await $0.rows("select add_inbox_day(15)::text as day")
      }
      #expect(try await days(harness) == 16)
      #expect(try await harness.count(others) == 0)

      let source = try await harness.makeSource()
      // Space after the end belongs to the body as it came.
      let ended = #"{"event":"call_ended","call":{"call_id":"long","agent_id":"a","duration_ms":1000}}"#
      try await harness.deliver(Array(ended.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: 5000), to: source)
      #expect(try await harness.count("select count(*) from webhooks.inbox where octet_length(body_ct) > 5000") == 1)
      let moved: Statement = """
        select coalesce(sum(pg_relation_size(reltoastrelid)), 0)::bigint as count from pg_class
        join pg_inherits on inhrelid = oid where inhparent = 'webhooks.inbox'::regclass
        """
      #expect(try await harness.count(moved) == 0)
    }
  }

  @Test("days that are missing are made again, once, by however many replicas")
  func missingDays() async throws {
    try await WebhooksHarness.with { harness in
      #expect(try await days(harness) == 15)
      let drop: Statement = """
        do $$
        declare
          day date;
        begin
          for day in select (clock_timestamp() at time zone 'utc')::date + n from generate_series(3, 14) as n loop
            execute format('drop table webhooks.inbox_%s', to_char(day, 'YYYYMMDD'));
            delete from webhooks.table_kinds where table_name = 'inbox_' || to_char(day, 'YYYYMMDD');
          end loop;
        end
        $$
        """
      try await harness.admin.withTransaction(.system) { _ = try await $0.execute(drop) }
      #expect(try await days(harness) == 3)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            // A run ends early where another one is at a day: it comes again, as it does by the clock.
            try await eventually {
              _ = try await InboxDays().run(on: harness.database)
              return try await days(harness) >= 15
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await InboxDays().run(on: harness.database) == DutyResult(count: 0))
      let violations = try await CatalogRules.violations(in: harness.admin, schema: "webhooks")
      #expect(violations == [])
    }
  }

  @Test("a day that has rows in the default partition is left to it")
  func defaultRows() async throws {
    try await WebhooksHarness.with { harness in
      let today: Statement = """
        do $$
        begin
          execute format('drop table webhooks.inbox_%s', to_char((clock_timestamp() at time zone 'utc')::date, 'YYYYMMDD'));
          delete from webhooks.table_kinds
          where table_name = 'inbox_' || to_char((clock_timestamp() at time zone 'utc')::date, 'YYYYMMDD');
        end
        $$
        """
      try await harness.admin.withTransaction(.system) { _ = try await $0.execute(today) }
      let source = try await harness.makeSource()
      try await harness.deliver(try fixture("call_ended"), to: source)
      #expect(try await harness.count("select count(*) from webhooks.inbox_default") == 1)
      let made = try await harness.database.withTransaction(.system) {
        try await $0.rows("select add_inbox_day(0)::text as day")[0].get("day", as: String?.self)
      }
      #expect(made == nil)
    }
  }

  private func days(_ harness: WebhooksHarness) async throws -> Int64 {
    try await harness.count(
      """
      select count(*) from pg_inherits
      where inhparent = 'webhooks.inbox'::regclass and inhrelid <> 'webhooks.inbox_default'::regclass
      """)
  }
}
