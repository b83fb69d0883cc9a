import Calls
import Foundation
import Identifiers
import Messages
import Outbound
import Postgres
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct BackfillTests {
  private static let window = (from: Date(timeIntervalSince1970: 1_794_960_000), days: 3.0)

  @Test("what Retell never delivered is taken in from its list, page by page, and once")
  func retell() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource(
        provider: "retell", secret: WebhooksHarness.secret, apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001"))
      let whole = try Self.api("retell", "get_call.response.200")
      let list = try #require(
        parsedJSON(try Self.api("retell", "list_calls.v3.response.200.page2")) as? JSONObject)
      let unanswered = try #require((list["items"] as? [JSONObject])?.first.flatMap(canonicalJSON))
      harness.provider.answer { asked in
        guard asked.url.hasSuffix("/v3/list-calls") else {
          return (200, asked.url.hasSuffix("call_8f2d1c0b7a694e5f83d2c1b0a9f8") ? whole : unanswered)
        }
        let query = String(decoding: asked.body, as: UTF8.self)
        let page = query.contains("not_connected") || query.contains("pagination_key") ? "page2" : "page1"
        return (200, (try? Self.api("retell", "list_calls.v3.response.200.\(page)")) ?? [])
      }
      let first = try await harness.backfill(source, from: Self.window.from, days: Self.window.days)
      #expect(first.state == "done" && first.missing > 0 && first.reason.isEmpty)
      try await harness.settle()
      let calls = try await harness.calls(of: source.organizationID)
      #expect(calls.contains { $0.providerCallID == "call_8f2d1c0b7a694e5f83d2c1b0a9f8" && $0.seconds == 93 })
      #expect(harness.provider.asked.allSatisfy { $0.authorization == "Bearer key_FAKE_api_0001" })
      let events = try await harness.stream(of: source.organizationID, after: "0").events
      #expect(events.contains { $0.kind == "source.gap_found" })
      // Again: everything is known, nothing is stored, and a late real delivery makes no second call.
      let stored = try await harness.count("select count(*) from webhooks.inbox")
      let second = try await harness.backfill(source, from: Self.window.from, days: Self.window.days)
      #expect(second.missing == 0 && second.known == second.listed)
      #expect(try await harness.count("select count(*) from webhooks.inbox") == stored)
      try await harness.deliver(try fixture("call_analyzed"), to: source)
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID).count == calls.count)
    }
  }

  @Test("an answer lowers the seconds that a delivery raised, and a delivery does not raise them again")
  func answersLower() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource(
        provider: "vapi", secret: ProviderIngestTests.vapiSecret, apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001"))
      var forged = try ProviderFixture(.vapi, "end-of-call-report")
      let text = String(decoding: forged.delivery.body, as: UTF8.self)
      forged.delivery.body = Array(text.replacing("18:11:05.510Z", with: "18:21:05.510Z").utf8)
      try await harness.deliver(forged, to: source)
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID).map(\.seconds) == [662])
      let list = try Self.api("vapi", "list_calls.response.200")
      harness.provider.answer { _ in (200, list) }
      let backfill = try await harness.backfill(source, from: Self.window.from, days: Self.window.days)
      #expect(backfill.amended == 1 && backfill.missing == 0)
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID).map(\.seconds) == [62])
      forged.delivery.body = Array(text.replacing("18:11:05.510Z", with: "18:31:05.510Z").utf8)
      try await harness.deliver(forged, to: source)
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID).map(\.seconds) == [62])
      #expect(harness.billing.charged.map(\.seconds).last == 62)
    }
  }

  @Test("Twilio's pages are followed by their own links, under the account's name")
  func twilio() async throws {
    try await WebhooksHarness.with { harness in
      let apiKey = WebhooksAPI.ApiKey(
        key: Sensitive(ProviderIngestTests.token), account: "AC00000000000000000000000000000001")
      let source = try await harness.makeSource(
        provider: "twilio", secret: ProviderIngestTests.token, apiKey: apiKey)
      let call = String(decoding: try Self.api("twilio", "fetch_call.response.200"), as: UTF8.self)
      harness.provider.answer { asked in
        let isLast = asked.url.contains("PageToken=abc")
        let next = isLast ? "null" : #""/2010-04-01/Accounts/AC1/Calls.json?PageSize=100&Page=1&PageToken=abc""#
        let other = call.replacing("CA00000000000000000000000000000c01", with: "CA00000000000000000000000000000c77")
        return (200, Array(#"{"calls":[\#(isLast ? other : call)],"next_page_uri":\#(next)}"#.utf8))
      }
      let backfill = try await harness.backfill(source, from: Self.window.from, days: Self.window.days)
      #expect(backfill.listed == 2 && backfill.missing == 2)
      #expect(
        harness.provider.asked.map(\.url).allSatisfy { $0.contains("/Accounts/AC00000000000000000000000000000001/") })
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID).map(\.seconds) == [73, 73])
    }
  }

  @Test("a provider that refuses the key ends the backfill, one that is away is waited for")
  func failures() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource(
        provider: "vapi", secret: ProviderIngestTests.vapiSecret, apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001"))
      harness.provider.answer { _ in (401, Array("{}".utf8)) }
      let refused = try await harness.backfill(source, from: Self.window.from, days: 1)
      #expect(refused.state == "failed" && refused.reason == "provider_refused_401")
      harness.provider.answer { _ in (200, Array("{}".utf8)) }
      let unreadable = try await harness.backfill(source, from: Self.window.from, days: 1)
      #expect(unreadable.state == "failed" && unreadable.reason == "provider_answer_unreadable")
      let attempts = harness.provider.asked.count
      harness.provider.answer { [provider = harness.provider] _ in
        provider.asked.count > attempts + 1 ? (200, Array("[]".utf8)) : (500, [])
      }
      let waited = try await harness.backfill(source, from: Self.window.from, days: 1)
      #expect(waited.state == "done" && waited.listed == 0)
    }
  }

  @Test("a backfill is the organization's own, one a source at a time, of a window that a calendar has")
  func refusals() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      var error = await #expect(throws: RPCError.self) { try await harness.start(source, days: 1) }
      #expect(error?.reason == "no_api_key")
      var stranger = source
      stranger.organizationID = .new()
      error = await #expect(throws: RPCError.self) { try await harness.start(stranger, days: 1) }
      #expect(error?.reason == "source_not_found")
      for days in [0.0, -1, 32] {
        await #expect(throws: (any Error).self) { try await harness.start(source, days: days) }
      }
      _ = try await harness.update(source, UpdateSourceRequest(apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001")))
      harness.provider.answer { _ in (500, []) }
      _ = try await harness.start(source, days: 1)
      error = await #expect(throws: RPCError.self) { try await harness.start(source, days: 1) }
      #expect(error?.reason == "backfill_running")
    }
  }

  private static func api(_ provider: String, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Fixtures.url("providers/fixtures/\(provider)/api/\(name).json")))
  }
}

extension WebhooksHarness {
  func start(_ source: Source, from: Date = Date(timeIntervalSince1970: 1_794_960_000), days: Double) async throws
    -> Backfill
  {
    let answer = try await handlers.startBackfill(
      StartBackfillRequest(
        sourceID: source.id, windowFrom: Timestamp(from), windowTo: Timestamp(from.addingTimeInterval(days * 86_400)),
        idempotencyKey: UUID().uuidString),
      context: context(WebhooksMethods.startBackfill.description, organizationID: source.organizationID))
    return try #require(answer.backfill)
  }

  /// Runs a backfill to its end.
  func backfill(_ source: Source, from: Date, days: Double) async throws -> Backfill {
    let id = try await start(source, from: from, days: days).id
    return try await eventuallySome {
      let answer = try await handlers.getBackfill(
        GetBackfillRequest(id: id),
        context: context(WebhooksMethods.getBackfill.description, organizationID: source.organizationID))
      return answer.backfill?.state == "running" ? nil : answer.backfill
    }
  }

  private func eventuallySome<Value: Sendable>(_ look: () async throws -> Value?) async throws -> Value {
    var found: Value?
    try await eventually {
      found = try await look()
      return found != nil
    }
    return try #require(found)
  }
}
