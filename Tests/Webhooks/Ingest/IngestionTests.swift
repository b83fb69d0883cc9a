import Calls
import Foundation
import Identifiers
import Postgres
import Sealing
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct IngestionTests {
  @Test("200 concurrent deliveries of one event make one inbox row, one call and one charge")
  func concurrentDuplicates() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let body = try fixture("call_ended")
      let outcomes = try await withThrowingTaskGroup(of: IngestOutcome.self) { group in
        for _ in 0..<200 { group.addTask { try await harness.deliver(body, to: source).outcome } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      try await harness.settle()
      #expect(outcomes.count { $0 == .accepted } == 1)
      #expect(outcomes.count { $0 == .duplicate } == 199)
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 1)
      #expect(try await harness.count("select dup_count as count from webhooks.inbox_dedupe") == 199)
      #expect(try await harness.calls(of: source.organizationID).count == 1)
      #expect(harness.billing.charged.map(\.seconds) == [93])
    }
  }

  @Test("200 concurrent deliveries of 40 events, each four times and once more with another body, all count")
  func concurrentMixture() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let outcomes = try await withThrowingTaskGroup(of: (String, IngestResponse).self) { group in
        for number in 0..<200 {
          let body = Self.ended(call: "call-\(number % 40)", duration: number < 160 ? 61_000 : 63_000)
          group.addTask { (String(decoding: body, as: UTF8.self), try await harness.deliver(body, to: source)) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      // Each of the 80 bodies is accepted once, and its repeats name the same inbox row.
      let byBody = Dictionary(grouping: outcomes, by: \.0).mapValues { $0.map(\.1) }
      #expect(byBody.count == 80)
      for responses in byBody.values {
        #expect(responses.count { $0.outcome == .accepted } == 1)
        #expect(Set(responses.map(\.inboxID)).count == 1)
      }
      try await harness.settle()
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 80)
      #expect(try await harness.count("select count(distinct id) as count from webhooks.inbox") == 80)
      // 160 further deliveries of the first keys, whichever of a call's two bodies came first.
      #expect(
        try await harness.count(
          "select sum(dup_count)::bigint as count from webhooks.inbox_dedupe where divergent_count > 0") == 160)
      #expect(
        try await harness.count("select sum(divergent_count)::bigint as count from webhooks.inbox_dedupe") == 40)
      let calls = try await harness.calls(of: source.organizationID)
      #expect(calls.count == 40)
      #expect(calls.allSatisfy { $0.version == 2 })
    }
  }

  @Test("of many other bodies that come at once under one key, eight are kept, each with its repeats as duplicates")
  func concurrentDivergence() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(Self.ended(call: "c", duration: 1000), to: source)
      let outcomes = try await withThrowingTaskGroup(of: IngestResponse.self) { group in
        for number in 0..<60 {
          let body = Self.ended(call: "c", duration: 2000 + number % 20)
          group.addTask { try await harness.deliver(body, to: source) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0.outcome == .accepted } == 8)
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 9)
      #expect(
        try await harness.count("select max(divergent_count)::bigint as count from webhooks.inbox_dedupe") == 8)
    }
  }

  @Test("a delivery that the database cannot store fails alone, and its neighbors in the same commit are stored")
  func badNeighbor() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let failures = try await withThrowingTaskGroup(of: PostgresError.Code?.self) { group in
        for number in 0..<40 {
          let body = Self.ended(call: "call-\(number)", duration: 61_000)
          let signature = RetellSignature.sign(
            body: body, secret: Array(WebhooksHarness.secret.utf8),
            nowMilliseconds: Int64(Date().timeIntervalSince1970 * 1000))
          let delivery = Ingestion.Delivery(
            provider: "retell", sourceToken: source.token, method: "POST", url: "https://example.test/w",
            headers: [RetellSignature.headerName: signature], body: body,
            remoteAddress: number % 10 == 0 ? "127.0.0.1\u{0}" : "127.0.0.1")
          group.addTask {
            do {
              _ = try await harness.ingestion.accept(delivery)
              return nil
            } catch let error as PostgresError {
              return error.code
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(failures.count { $0 == nil } == 36)
      #expect(failures.count { $0 == .invalidText } == 4)
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 36)
      #expect(try await harness.count("select count(*) from webhooks.inbox_dedupe") == 36)
    }
  }

  private static func ended(call: String, duration: Int) -> [UInt8] {
    Array(
      #"{"event":"call_ended","call":{"call_id":"\#(call)","agent_id":"a","start_timestamp":1000,"end_timestamp":\#(1000 + duration),"duration_ms":\#(duration)}}"#
        .utf8)
  }

  @Test("a body of 1.9 MiB is stored byte for byte, and one above 2 MiB is refused")
  func largeBodies() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let head = Array(#"{"event":"alert_triggered","pad":""#.utf8)
      let body = head + [UInt8](repeating: 0x61, count: 1_992_294 - head.count - 2) + Array("\"}".utf8)
      #expect(body.count == 1_992_294)
      let receipt = try await harness.deliver(body, to: source)
      let id = try #require(InboxID(receipt.inboxID))
      let stored = try await harness.database.withTransaction(.system) {
        try await InboxStore.find(id, of: source.organizationID, in: $0)
      }
      let keyring = try await harness.sealer.keyring(for: source.organizationID)
      let opened = try keyring.open(
        try #require(stored).row.sealedBody,
        SealingContext(label: InboxStore.label, organizationID: source.organizationID, record: id.uuid))
      #expect(opened == body)
      let error = await #expect(throws: RPCError.self) {
        try await harness.deliver([UInt8](repeating: 0x20, count: Ingestion.largestBody + 1), to: source)
      }
      #expect(error?.reason == "body_too_large")
    }
  }

  @Test("what does not verify or is no event stores nothing, and each refusal has its reason")
  func refusals() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let body = try fixture("call_ended")
      let now = Int64(Date().timeIntervalSince1970 * 1000)
      func signed(_ body: [UInt8], secret: String = WebhooksHarness.secret, at time: Int64) -> String {
        RetellSignature.sign(body: body, secret: Array(secret.utf8), nowMilliseconds: time)
      }
      var unknown = source
      unknown.token += "x"
      let cases: [(body: [UInt8], source: WebhooksHarness.Source, header: String?, reason: String)] = [
        (body, unknown, nil, "unknown_source"),
        (body, source, "", "bad_signature"),
        (body, source, "v=1,d=2", "bad_signature"),
        (body, source, signed(body, at: now - 400_000), "bad_signature"),
        (body, source, signed(body, at: now + 400_000), "bad_signature"),
        (body, source, signed(body, secret: "another secret", at: now), "bad_signature"),
        (body + [0x20], source, signed(body, at: now), "bad_signature"),
        (Array("[]".utf8), source, nil, "not_an_event"),
        (Array("\u{0}".utf8), source, nil, "not_an_event"),
      ]
      for refused in cases {
        let error = await #expect(throws: RPCError.self) {
          try await harness.deliver(refused.body, to: refused.source, header: refused.header)
        }
        #expect(error?.reason == refused.reason)
      }
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 0)
      #expect(try await harness.count("select count(*) from webhooks.inbox_dedupe") == 0)
      #expect(try await harness.count("select count(*) from webhooks.jobs") == 0)
    }
  }

  @Test("another body under the same key is kept as an event of its own, at most eight a key, and counts once")
  func divergentBodies() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      func body(_ duration: Int) -> [UInt8] {
        Array(
          #"{"event":"call_ended","call":{"call_id":"c","agent_id":"a","start_timestamp":1000,"end_timestamp":\#(1000 + duration),"duration_ms":\#(duration)}}"#
            .utf8)
      }
      for duration in [61_000, 63_000, 63_000, 61_000] { try await harness.deliver(body(duration), to: source) }
      try await harness.settle()
      let call = try #require(try await harness.calls(of: source.organizationID).first)
      #expect(call.seconds == 63)
      #expect(call.version == 2)
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 2)
      for duration in 0..<20 { try await harness.deliver(body(1000 + duration), to: source) }
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 9)
    }
  }

  @Test("a source's secret, token and bodies are nowhere in the database in plain")
  func nothingPlain() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(try fixture("call_analyzed"), to: source)
      try await harness.settle()
      let tables: [Statement] = [
        "select t::text as line from webhooks.sources as t", "select t::text as line from webhooks.source_secrets as t",
        "select t::text as line from webhooks.inbox as t", "select t::text as line from webhooks.inbox_dedupe as t",
        "select t::text as line from webhooks.calls as t", "select t::text as line from webhooks.call_facts as t",
        "select t::text as line from webhooks.call_events as t",
        "select t::text as line from webhooks.transcripts as t", "select t::text as line from webhooks.outbox as t",
        "select t::text as line from webhooks.idempotency as t",
      ]
      for table in tables {
        let rows = try await harness.admin.withTransaction(.system) { try await $0.rows(table) }
        for row in rows {
          let line: String = try row.get("line")
          for canary in [
            WebhooksHarness.secret, source.token, "+15550101234", "Zoë", "cleaning",
            Data("+15550101234".utf8).map { String(format: "%02x", $0) }.joined(),
          ] {
            #expect(!line.contains(canary), "\(canary)")
          }
        }
      }
    }
  }
}
