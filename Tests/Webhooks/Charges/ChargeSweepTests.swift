import BillingAPI
import Foundation
import Identifiers
import Messages
import Observability
import Postgres
import RPCAPI
import TestSupport
import Testing
import WebhooksAPI

@testable import Jobs
@testable import Webhooks

@Suite struct ChargeSweepTests {
  @Test("a call whose charge was deleted on its way to billing is listed, found and charged once")
  func lostCharge() async throws {
    try await TestDatabase.with(Webhooks.migrations) { test in
      let harness = try WebhooksHarness(test)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await harness.ingestion.run() }
        group.addTask { await harness.worker.run() }
        let source = try await harness.makeSource()
        // The list is in the order of the calls' ids, which are made when they are folded.
        try await harness.deliver(ended("lost", seconds: 61), to: source)
        try await eventually { try await waitingCharges(harness) == 1 }
        try await harness.deliver(ended("waiting", seconds: 62), to: source)
        try await eventually { try await waitingCharges(harness) == 2 }
        #expect(
          try await uncharged(source, harness).map(\.standing) == ["waiting", "waiting"])
        let lost = try required(try await harness.calls(of: source.organizationID).first { $0.seconds == 61 })
        _ = try await harness.admin.withTransaction(.system) {
          try await $0.execute(
            "delete from webhooks.outbox where receiver = 'billing' and subject = \(CallID(lost.id))")
        }
        let list = try await uncharged(source, harness)
        #expect(list.map(\.standing) == ["lost", "waiting"])
        #expect(list.first?.callID == lost.id && list.first?.seconds == 61 && list.first?.chargedSeconds == nil)

        // A second look before billing has answered finds the charge on its way.
        let metrics = EventSink.discarding()
        let counts = try await [sweep(harness, metrics), sweep(harness, metrics)]
        #expect(counts == [1, 0])
        #expect(metrics.metrics.counter("webhooks_uncharged_calls_total").value == 1)
        #expect(try await waitingCharges(harness) == 2)
        group.addTask { await harness.relay.run() }
        try await harness.settle()
        #expect(harness.billing.charged.filter { $0.callID == lost.id }.map(\.seconds) == [61])
        #expect(harness.billing.charged.count == 2)
        #expect(try await uncharged(source, harness) == [])
        #expect(try await sweep(harness) == 0)
        let confirmed = try await harness.count(
          "select count(*) as count from webhooks.calls where confirmed_seconds = seconds")
        #expect(confirmed == 2)
        group.cancelAll()
      }
    }
  }

  @Test("the charge that is sent again is the same that the fold sent")
  func sameCharge() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(try fixture("call_started"), to: source)
      // In this order: what the call is charged by is then what stays known of it.
      try await harness.settle()
      try await harness.deliver(try fixture("call_ended"), to: source)
      try await harness.settle()
      let sent = try required(harness.billing.charged.first)
      harness.billing.forget(sent.callID)
      #expect(try await sweep(harness) == 1)
      try await harness.settle()
      #expect(harness.billing.charged == [sent])
    }
  }

  @Test("a call that turned out longer, and whose second charge was lost, is charged for all of it")
  func lostAdjustment() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(ended("c", seconds: 60), to: source)
      try await harness.settle()
      #expect(try await sweep(harness) == 0)
      let call = try required(harness.billing.charged.first).callID
      try await harness.deliver(ended("c", seconds: 75, name: "call_analyzed"), to: source)
      try await harness.settle()
      harness.billing.forget(call, version: 2)
      let list = try await uncharged(source, harness)
      #expect(list.map(\.seconds) == [75] && list.map(\.chargedSeconds) == [60])
      #expect(try await sweep(harness) == 1)
      try await harness.settle()
      #expect(harness.billing.charges[call]?.seconds == 75)
      #expect(try await sweep(harness) == 0)
    }
  }

  @Test("what is under way, of unknown length or given up is not sent; what was given up stays in the list")
  func leftAlone() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(Array(#"{"event":"call_started","call":{"call_id":"a"}}"#.utf8), to: source)
      try await harness.deliver(
        Array(#"{"event":"call_ended","call":{"call_id":"b","duration_ms":-1}}"#.utf8), to: source)
      try await harness.settle()
      #expect(try await uncharged(source, harness) == [])
      try await harness.deliver(ended("c", seconds: 60), to: source)
      try await harness.settle()
      let call = try required(harness.billing.charged.first).callID
      harness.billing.forget(call)
      let letter = try required(UUID(uuidString: call))
      try await harness.database.withTransaction(.system) {
        try await DeadLetterStore.bury(
          [
            NewDeadLetter(
              id: UUID.version7(), organizationID: source.organizationID, origin: .outbox, kind: "call.ended",
              ref: letter, receiver: "billing", version: 1, payload: [], reason: FailureReason("no_rate"), attempts: 1,
              crashes: 0, firstAt: Date())
          ], in: $0)
      }
      #expect(try await uncharged(source, harness).map(\.standing) == ["given_up"])
      #expect(try await sweep(harness) == 0)
      #expect(harness.billing.charged == [])
    }
  }

  @Test("more calls than a look takes are gone through in one turn and listed page by page, each organization's alone")
  func manyCalls() async throws {
    try await TestDatabase.with(Webhooks.migrations) { test in
      let harness = try WebhooksHarness(test)
      let (source, other) = (try await harness.makeSource(), try await harness.makeSource())
      let count = ChargeAudit.batchSize * 2 + 7
      for (source, calls) in [(source, count), (other, 1)] {
        try await harness.admin.withTransaction(.system) {
          _ = try await $0.execute(
            """
            insert into webhooks.calls (org_id, id, source_id, provider, provider_call_id, state, state_rank, usage_state,
              seconds, version, received_at)
            select \(source.organizationID), gen_random_uuid(), \(try required(UUID(uuidString: source.id))), 'retell',
              'call_' || n, 'ended', 3, 'known', 60, 1, clock_timestamp()
            from generate_series(1, \(Int64(calls))) as n
            """)
        }
      }
      var (listed, cursor) = (Set<String>(), "")
      repeat {
        let page = try await page(source, harness, cursor: cursor, limit: 200)
        listed.formUnion(page.calls.map(\.callID))
        cursor = page.page?.nextCursor ?? ""
      } while !cursor.isEmpty
      #expect(listed.count == count)
      #expect(try await uncharged(other, harness).count == 1)
      #expect(try await sweep(harness) == count + 1)
      #expect(try await waitingCharges(harness) == Int64(count) + 1)
    }
  }

  // MARK: -

  private func ended(_ call: String, seconds: Int64, name: String = "call_ended") -> [UInt8] {
    let start: Int64 = 1_795_014_245_000
    return Array(
      """
      {"event":"\(name)","call":{"call_id":"\(call)","agent_id":"a","call_status":"ended","start_timestamp":\(start),\
      "end_timestamp":\(start + seconds * 1000),"duration_ms":\(seconds * 1000)}}
      """.utf8)
  }

  /// Everybody's turn comes at once.
  private func sweep(_ harness: WebhooksHarness, _ events: EventSink = .discarding()) async throws -> Int {
    try await harness.admin.withTransaction(.system) {
      _ = try await $0.execute("update webhooks.charge_sweeps set swept_at = '-infinity'")
    }
    let duty = ChargeSweep(
      audit: ChargeAudit(database: harness.database, billing: BillingClient(harness.billing), lane: .worker),
      events: events, wakeRelay: { harness.relay.wake() })
    return try await duty.run(on: harness.database).count
  }

  private func page(
    _ source: WebhooksHarness.Source, _ harness: WebhooksHarness, cursor: String = "", limit: UInt32 = 50
  ) async throws -> ListUnchargedCallsResponse {
    try await harness.handlers.listUnchargedCalls(
      ListUnchargedCallsRequest(page: PageRequest(limit: limit, cursor: cursor)),
      context: harness.context(
        WebhooksMethods.listUnchargedCalls.description, organizationID: source.organizationID))
  }

  private func uncharged(
    _ source: WebhooksHarness.Source, _ harness: WebhooksHarness
  ) async throws -> [WebhooksAPI.UnchargedCall] {
    try await page(source, harness).calls
  }

  private func waitingCharges(_ harness: WebhooksHarness) async throws -> Int64 {
    try await harness.count("select count(*) as count from webhooks.outbox where receiver = 'billing'")
  }

  private func required<Value>(_ value: Value?) throws -> Value { try #require(value) }
}
