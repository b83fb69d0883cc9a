import Calls
import Foundation
import Identifiers
import Messages
import Postgres
import Sealing
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct ProviderIngestTests {
  static let token = "fake_auth_token_0123456789abcdef"
  static let vapiSecret = "fake-vapi-secret-01"

  @Test("all fixtures of Vapi and Twilio, in order, doubled and shuffled, end in the same calls, each charged once")
  func sameEndState() async throws {
    let fixtures = try ProviderFixture.all().filter {
      guard case .event = $0.provider.read($0.delivery) else { return false }
      return $0.provider == .vapi || $0.provider == .twilio
    }
    try await WebhooksHarness.with { harness in
      var ends: [[WebhooksAPI.Call]] = []
      for order in [fixtures, fixtures + fixtures, (fixtures + fixtures).shuffled()] {
        let organization = OrganizationID.new()
        let vapi = try await harness.makeSource(of: organization, provider: "vapi", secret: Self.vapiSecret)
        let twilio = try await harness.makeSource(of: organization, provider: "twilio", secret: Self.token)
        for fixture in order {
          try await harness.deliver(fixture, to: fixture.provider == .vapi ? vapi : twilio)
        }
        try await harness.settle()
        let calls = try await harness.calls(of: organization)
        #expect(calls.count == 4)
        let charged = harness.billing.charged.filter { $0.orgID == "\(organization)" }
        #expect(Set(charged.map(\.callID)).count == 4)
        ends.append(
          calls.map { call in
            var call = call
            (call.id, call.receivedAt, call.recordedAt) = ("", nil, nil)
            // Bodies of one key that differ are told apart by who came first.
            call.version = 0
            return call
          }.sorted { $0.providerCallID < $1.providerCallID })
      }
      #expect(Set(ends).count == 1)
    }
  }

  @Test("a question is answered in the provider's form, with the agent that the source names, and stored nowhere")
  func questions() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let cases: [(fixture: ProviderFixture, secret: String, agent: String, type: String, body: String)] = [
        (
          try ProviderFixture(.retell, "call_inbound"), WebhooksHarness.secret, "agent_x", "application/json",
          #"{"call_inbound":{"override_agent_id":"agent_x"}}"#
        ),
        (
          try ProviderFixture(.retell, "call_inbound"), WebhooksHarness.secret, "", "application/json",
          #"{"call_inbound":{"override_agent_id":"agent_5c1e0d7b2f4a49c8a1b3d6e7f8"}}"#
        ),
        (
          try ProviderFixture(.retell, "custom_function_request"), WebhooksHarness.secret, "", "application/json",
          #"{"error":"There is no function of that name here."}"#
        ),
        (
          try ProviderFixture(.vapi, "assistant-request"), Self.vapiSecret, "assistant_x", "application/json",
          #"{"assistantId":"assistant_x"}"#
        ),
        (
          try ProviderFixture(.vapi, "assistant-request"), Self.vapiSecret, "", "application/json",
          #"{"error":"Sorry, this line is not in service right now."}"#
        ),
        (
          try ProviderFixture(.vapi, "tool-calls.flat-docs-shape"), Self.vapiSecret, "", "application/json",
          #"{"results":[{"error":"There is no function of that name here.","name":"get_hours","toolCallId":"call_Fk7HqT2v9cXwLr"}]}"#
        ),
        (
          try ProviderFixture(.vapi, "transfer-destination-request"), Self.vapiSecret, "", "application/json",
          #"{"error":"Sorry, this line is not in service right now."}"#
        ),
        (
          try ProviderFixture(.twilio, "voice.incoming"), Self.token, "sip:a&b@example.com", "text/xml",
          #"<?xml version="1.0" encoding="UTF-8"?><Response><Dial><Sip>sip:a&amp;b@example.com</Sip></Dial></Response>"#
        ),
        (
          try ProviderFixture(.twilio, "voice.incoming"), Self.token, "", "text/xml",
          #"<?xml version="1.0" encoding="UTF-8"?><Response><Reject/></Response>"#
        ),
      ]
      for asked in cases {
        let source = try await harness.makeSource(
          of: organization, provider: asked.fixture.provider.rawValue, secret: asked.secret, inboundAgent: asked.agent)
        let answer = try await harness.deliver(asked.fixture, to: source)
        #expect(answer.outcome == .answered && answer.status == 200 && answer.contentType == asked.type)
        #expect(String(decoding: answer.body.reveal(), as: UTF8.self) == asked.body)
      }
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 0)
    }
  }

  @Test("a webhook by GET is its query, and keeps it")
  func get() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource(provider: "twilio", secret: Self.token)
      let url =
        "https://example.test/w?AccountSid=AC1&CallSid=CA1&CallStatus=completed&CallDuration=5&SequenceNumber=1"
      let code = HMACCode.code(.sha1, key: Array(Self.token.utf8), [Array(url.utf8)])
      let answer = try await harness.deliver(
        [], to: source.token, of: "twilio", method: "GET", url: url,
        headers: ["X-Twilio-Signature": Data(code).base64EncodedString()])
      #expect(answer.outcome == .accepted)
      try await harness.settle()
      #expect(try await harness.calls(of: source.organizationID).map(\.seconds) == [5])
    }
  }

  @Test("a tenant cannot have a source of Stripe's, and nobody else's token leads to the house's")
  func platformSource() async throws {
    try await WebhooksHarness.with { harness in
      await #expect(throws: (any Error).self) {
        try await harness.makeSource(provider: "stripe", secret: "whsec_mine_0001")
      }
      let event = try ProviderFixture(.stripe, "autorecharge.succeeded.3.payment_intent.succeeded")
      // A tenant that signs with a secret of its own says nothing about money.
      var error = await #expect(throws: RPCError.self) {
        try await harness.deliverStripe(event.delivery.body, secret: "whsec_mine_0001")
      }
      #expect(error?.reason == "bad_signature")
      let source = try await harness.makeSource()
      error = await #expect(throws: RPCError.self) {
        try await harness.deliverStripe(
          event.delivery.body, secret: WebhooksHarness.stripeSecret, token: source.token)
      }
      #expect(error?.reason == "unknown_source")
      for outcome in [IngestOutcome.accepted, .duplicate] {
        let answer = try await harness.deliverStripe(event.delivery.body, secret: WebhooksHarness.stripeSecret)
        #expect(answer.outcome == outcome)
      }
      try await harness.settle()
      #expect(try await harness.count("select count(*) from webhooks.calls") == 0)
      #expect(try await harness.deadLetters(of: .system).isEmpty)
    }
  }
}

extension WebhooksHarness {
  /// Delivers a fixture, signed as its provider signs.
  @discardableResult
  func deliver(_ fixture: ProviderFixture, to source: Source) async throws -> IngestResponse {
    switch fixture.provider {
    case .retell: return try await deliver(fixture.delivery.body, to: source)
    case .vapi:
      return try await deliver(
        fixture.delivery.body, to: source.token, of: "vapi",
        headers: ["X-Vapi-Secret": ProviderIngestTests.vapiSecret, "Content-Type": "application/json"])
    case .twilio:
      return try await deliver(
        fixture.delivery.body, to: source.token, of: "twilio", method: fixture.delivery.method,
        url: fixture.delivery.url,
        headers: fixture.delivery.headers)
    case .stripe: return try await deliverStripe(fixture.delivery.body, secret: Self.stripeSecret)
    }
  }

  @discardableResult
  func deliverStripe(
    _ body: [UInt8], secret: String, token: String = PlatformSource.token
  ) async throws -> IngestResponse {
    let time = Int64(Date().timeIntervalSince1970)
    let code = hexadecimal(HMACCode.code(.sha256, key: Array(secret.utf8), [Array("\(time).".utf8), body]))
    return try await deliver(body, to: token, of: "stripe", headers: ["Stripe-Signature": "t=\(time),v1=\(code)"])
  }
}
