import BillingAPI
import Foundation
import Identifiers
import Jobs
import Postgres
import PostgresCluster
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

/// Every statement between a delivery and its call finds its rows by an index.
///
/// The set is small unless `SWITCHBOARD_PLAN_ROWS` says how many rows each table gets; with 1,000,000 it takes minutes.
@Suite struct HotStatementTests {
  private static let eventRead = "from inbox where id = $1 and org_id = $2 and received_on between"
  private static let hot = [
    HotStatement("source by token", has: "from sources where path_token_hash =", uses: "sources_path_token_hash"),
    HotStatement("dedupe claim", has: "insert into inbox_dedupe as known", uses: "inbox_dedupe_pkey"),
    HotStatement("inbox insert", has: "insert into inbox (id, source_id", uses: nil),
    HotStatement("fold: event read", has: eventRead, uses: "inbox_"),
    HotStatement("call route insert", has: "insert into call_routes", uses: "call_routes_pkey"),
    HotStatement("call route lookup", has: "select call_id from call_routes", uses: "call_routes_pkey"),
    HotStatement("call insert", has: "insert into calls", uses: "calls_pkey"),
    HotStatement("call lock", has: "from calls where org_id = $1 and id = $2 for update", uses: "calls_pkey"),
    HotStatement("call update", has: "update calls set state =", uses: "calls_pkey"),
    HotStatement("call by provider's id", has: "provider_call_id = $2 order by id desc limit 1", uses: "calls_"),
    HotStatement("sweep: unconfirmed calls", has: "confirmed_seconds is null or", uses: "calls_unconfirmed_idx"),
    HotStatement("sweep: confirm", has: "update calls set confirmed_seconds", uses: "calls_pkey"),
    HotStatement("call event insert", has: "insert into call_events", uses: "call_events_pkey"),
    HotStatement("fold: facts read", has: "case when field = any($1)", uses: "call_facts_pkey"),
    HotStatement("fold: facts write", has: "insert into call_facts", uses: "call_facts_pkey"),
  ]

  private static var rows: Int {
    ProcessInfo.processInfo.environment["SWITCHBOARD_PLAN_ROWS"].flatMap { Int($0) } ?? 20_000
  }

  @Test("from delivery to call, no statement reads a large table from end to end, and each uses its index")
  func deliveryToCall() async throws {
    try await TestDatabase.with(Webhooks.migrations) { test in
      let fixed = try await fill(test, rows: Self.rows)
      let large = try await PlanCheck.largeTables(of: "webhooks", rows: Self.rows / 10, in: test.admin)
      #expect(large.isSuperset(of: ["call_routes", "calls", "call_events", "call_facts", "inbox_dedupe_0"]))
      #expect(large.contains { $0.hasPrefix("inbox_2") })
      let plans = try await test.withPlans { test, log in
        try await WebhooksHarness.with(test) { harness in
          let source = try await harness.makeSource(of: fixed)
          let body = String(decoding: try fixture("call_ended"), as: UTF8.self)
          // Often enough that each statement is prepared and its plan made for all parameters.
          for number in 0..<12 {
            let own = body.replacingOccurrences(of: "call_8f2d1c0b7a694e5f83d2c1b0a9f8", with: "call_\(number)")
            try await harness.deliver(Array(own.utf8), to: source)
          }
          try await harness.settle()
          #expect(try await InboxDedupeRetention().run(on: harness.database) == DutyResult(count: 0))
          for number in 0..<12 {
            let found = try await harness.database.withTransaction(.tenant(fixed), isReadOnly: true) {
              try await CallStore.find(providerCallID: "call_\(number)", of: fixed, in: $0)
            }
            #expect(found != nil)
          }
          let audit = ChargeAudit(database: harness.database, billing: BillingClient(harness.billing))
          for _ in 0..<12 {
            let look = try await audit.look(fixed, after: nil)
            #expect(look.confirmed.count == 12 && look.gaps.isEmpty)
            // Rolled back, so that the next look finds the same.
            await #expect(throws: CancellationError.self) {
              try await harness.database.withTransaction(.tenant(fixed)) { transaction in
                try await CallStore.confirm(look.confirmed, of: fixed, in: transaction)
                throw CancellationError()
              }
            }
          }
        }
        return try log.plans()
      }
      let verdicts = PlanCheck(Self.hot, largeTables: large).verdicts(on: plans)
      print(PlanCheck.table(verdicts))
      for verdict in verdicts { #expect(verdict.problems == [], "\(verdict.name)") }
      // A day's partition and those beside it, of which the default one stands for days that are not there.
      let entered = plans.filter { $0.text.contains(Self.eventRead) }.map { plan in
        plan.indexes.filter { $0.hasPrefix("inbox_") }.count
      }
      #expect(entered.count >= 12 && entered.allSatisfy { (1...3).contains($0) })
    }
  }

  /// Rows as years of deliveries leave them, of a thousand organizations, each with a source; one of them is returned.
  private func fill(_ test: TestDatabase, rows: Int) async throws -> OrganizationID {
    try await test.fillWithYears([
      """
      insert into webhooks.sources (id, org_id, provider, path_token_hash)
      select pg_temp.key('source', n), pg_temp.key('organization', n), 'retell', sha256(n::text::bytea)
      from generate_series(0, 999) as n
      """,
      """
      insert into webhooks.inbox_dedupe (source_id, dedupe_key, inbox_id, body_hash)
      select pg_temp.key('source', n % 1000), substring(sha256(n::text::bytea) for 16), pg_temp.key('inbox', n),
        sha256(n::text::bytea)
      from generate_series(1, \(rows)) as n
      """,
      """
      insert into webhooks.inbox (id, source_id, org_id, event_type, dedupe_key, body_hash, body_ct, remote_address, origin)
      select pg_temp.key('inbox', n), pg_temp.key('source', n % 1000), pg_temp.key('organization', n % 1000), 'call_ended',
        substring(sha256(n::text::bytea) for 16), sha256(n::text::bytea), ''::bytea, '', 'answered'
      from generate_series(1, \(rows)) as n
      """,
      """
      insert into webhooks.call_routes (source_id, provider_call_id, org_id, call_id)
      select pg_temp.key('source', n % 1000), 'old_' || n, pg_temp.key('organization', n % 1000), pg_temp.key('call', n)
      from generate_series(1, \(rows)) as n
      """,
      """
      insert into webhooks.calls (org_id, id, source_id, provider, provider_call_id, state, state_rank, usage_state, version,
        received_at)
      select pg_temp.key('organization', n % 1000), pg_temp.key('call', n), pg_temp.key('source', n % 1000), 'retell',
        'old_' || n, 'ended', 3, 'unknown', 1, clock_timestamp()
      from generate_series(1, \(rows)) as n
      """,
      """
      insert into webhooks.call_events (org_id, call_id, dedupe_key, event_type, inbox_id)
      select pg_temp.key('organization', n % 1000), pg_temp.key('call', n), substring(sha256(n::text::bytea) for 16),
        'call_ended', pg_temp.key('inbox', n)
      from generate_series(1, \(rows)) as n
      """,
      """
      insert into webhooks.call_facts (org_id, call_id, field, value_ct, rank, provider_time_ms, body_hash)
      select pg_temp.key('organization', n % 1000), pg_temp.key('call', n), 'end_reason', ''::bytea, 3, 0, ''::bytea
      from generate_series(1, \(rows)) as n
      """,
    ])
  }
}
