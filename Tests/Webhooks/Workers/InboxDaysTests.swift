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

  @Test("days are dropped once they are older than what is kept, by however many replicas, and what is newer stays")
  func oldDays() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(try fixture("call_ended"), to: source)
      // A day's rows and no partition of its own: they are in the default one.
      try await insert(received: [7, 8], into: harness, from: source)
      for age in [9, 10, 30] as [Int64] { try await makeDay(age, in: harness) }
      try await insert(received: [9, 10, 30], into: harness, from: source)
      let made = try await days(harness)
      #expect(made == 18)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            try await eventually {
              _ = try await InboxDays(daysKept: 9).run(on: harness.database)
              return try await days(harness) == made - 2
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await ages(harness) == [0, 7, 8, 9])
      #expect(try await InboxDays(daysKept: 9).run(on: harness.database) == DutyResult(count: 0))
      #expect(try await InboxDays(daysKept: 7).run(on: harness.database) == DutyResult(count: 2))
      #expect(try await ages(harness) == [0, 7])
      let violations = try await CatalogRules.violations(in: harness.admin, schema: "webhooks")
      #expect(violations == [])
    }
  }

  @Test("a day stays while one of its deliveries has a live job")
  func liveJobs() async throws {
    try await TestDatabase.with(Webhooks.migrations) { test in
      // Nothing works off the jobs.
      let harness = try WebhooksHarness(test)
      let source = try await harness.makeSource()
      try await makeDay(40, in: harness)
      try await insert(received: [39, 40], into: harness, from: source)
      let enqueue: Statement = """
        insert into webhooks.jobs (id, org_id, kind, ref, lane, vtag, state, run_at, first_at)
        select gen_random_uuid(), org_id, 'fold', id, 'default', 0, 'ready', now(), now() from webhooks.inbox
        """
      try await harness.admin.withTransaction(.system) { _ = try await $0.execute(enqueue) }
      #expect(try await InboxDays().run(on: harness.database) == DutyResult(count: 0))
      #expect(try await ages(harness) == [39, 40])
      try await harness.admin.withTransaction(.system) { _ = try await $0.execute("delete from webhooks.jobs") }
      #expect(try await InboxDays().run(on: harness.database) == DutyResult(count: 2))
      #expect(try await ages(harness) == [])
    }
  }

  @Test("the log-in role cannot have days dropped that are younger than a week")
  func tooYoung() async throws {
    try await WebhooksHarness.with { harness in
      for kept in [-1, 0, 6, 3651] as [Int64] {
        await #expect(throws: PostgresError.self) {
          try await harness.database.withTransaction(.system) {
            _ = try await $0.rows("select drop_inbox_day(\(kept)::integer)::text as day")
          }
        }
      }
    }
  }

  /// The partition of the day that was so many days ago.
  private func makeDay(_ age: Int64, in harness: WebhooksHarness) async throws {
    let make: Statement = """
      do $$
      declare
        day date := (clock_timestamp() at time zone 'utc')::date - current_setting('test.age')::integer;
      begin
        execute format('create table webhooks.inbox_%s partition of webhooks.inbox for values from (%L) to (%L)',
          to_char(day, 'YYYYMMDD'), day, day + 1);
        execute format('alter table webhooks.inbox_%s owner to webhooks_owner', to_char(day, 'YYYYMMDD'));
        insert into webhooks.table_kinds (table_name, kind) values ('inbox_' || to_char(day, 'YYYYMMDD'), 'system');
      end
      $$
      """
    try await harness.admin.withTransaction(.system) {
      _ = try await $0.rows("select set_config('test.age', \("\(age)"), true)")
      _ = try await $0.execute(make)
    }
  }

  /// A row of each of those days.
  private func insert(
    received ages: [Int64], into harness: WebhooksHarness, from source: WebhooksHarness.Source
  ) async throws {
    try await harness.admin.withTransaction(.system) {
      _ = try await $0.execute(
        """
        insert into webhooks.inbox (id, received_on, source_id, org_id, event_type, dedupe_key, body_hash, body_ct,
          remote_address, origin)
        select gen_random_uuid(), (clock_timestamp() at time zone 'utc')::date - age::integer, \(source.id)::uuid,
          \(source.organizationID), 'call_ended', ''::bytea, ''::bytea, ''::bytea, '', 'answered'
        from unnest(\(ages)) as age
        """)
    }
  }

  /// How many days old what is in the inbox is.
  private func ages(_ harness: WebhooksHarness) async throws -> [Int64] {
    try await harness.admin.withTransaction(.system) {
      try await $0.rows(
        """
        select distinct ((clock_timestamp() at time zone 'utc')::date - received_on)::bigint as age
        from webhooks.inbox order by age
        """
      ).map { try $0.get("age") }
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
