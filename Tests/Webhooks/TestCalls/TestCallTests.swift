import Calls
import Foundation
import Identifiers
import Messages

import Postgres
import ServiceRuntime
import Testing
import WebhooksAPI

@testable import Outbound
@testable import Webhooks

@Suite struct TestCallTests {
  @Test("a test call is made once, however often it is repeated, and its token is told once")
  func once() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource(
        provider: "retell", secret: WebhooksHarness.secret, apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001"))
      harness.provider.answer { _ in
        (201, Array(#"{"call_id":"call_web_1","access_token":"token_FAKE","expires_at":1}"#.utf8))
      }
      let request = CreateTestCallRequest(
        sourceID: source.id, providerAgentID: "agent_x", idempotencyKey: UUID().uuidString)
      let first = try await harness.testCall(request, of: source.organizationID)
      #expect(first.testCall?.state == "placed" && first.testCall?.providerCallID == "call_web_1")
      #expect(first.accessToken.reveal() == "token_FAKE")
      for _ in 0..<3 {
        let again = try await harness.testCall(request, of: source.organizationID)
        #expect(again.testCall == first.testCall && again.accessToken.reveal().isEmpty)
      }
      #expect(harness.provider.asked.count == 1)
      #expect(harness.provider.asked.first?.authorization == "Bearer key_FAKE_api_0001")
      let listed = try await harness.handlers.listTestCalls(
        ListTestCallsRequest(),
        context: harness.context(WebhooksMethods.listTestCalls.description, organizationID: source.organizationID))
      #expect(listed.testCalls.count == 1)
    }
  }

  @Test("a refusal is told, an answer that never came is told as unknown, and neither is tried again")
  func outcomes() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource(
        provider: "vapi", secret: ProviderIngestTests.vapiSecret, apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001"))
      func request() -> CreateTestCallRequest {
        CreateTestCallRequest(
          sourceID: source.id, providerAgentID: "assistant_x", fromNumber: "phone_1", toNumber: "+15550101234",
          idempotencyKey: UUID().uuidString)
      }
      harness.provider.answer { _ in (400, Array(#"{"message":"+15550101234 is bad"}"#.utf8)) }
      let refused = try await harness.testCall(request(), of: source.organizationID).testCall
      #expect(refused?.state == "refused" && refused?.reason == "provider_refused_400")
      harness.provider.answer { _ throws(TransportError) in throw .connectionLost }
      let lost = request()
      for _ in 0..<2 {
        let unknown = try await harness.testCall(lost, of: source.organizationID).testCall
        #expect(unknown?.state == "unknown" && unknown?.reason == "provider_connection_lost")
      }
      #expect(harness.provider.asked.count == 2)
      #expect(
        try await harness.count("select count(*) from webhooks.test_calls as t where t::text like '%5550101234%'") == 0)
    }
  }

  @Test("each provider is asked in its own words, and what it does not do is refused before anything is made")
  func plans() throws {
    func wish(_ to: String) -> TestCallPlan.Wish {
      TestCallPlan.Wish(id: .new(), agent: "sip:a@b.example", from: "+15550109999", to: Sensitive(to))
    }
    #expect(TestCallPlan(wish(""), at: .retell)?.operation == .retell(.createWebCall))
    #expect(TestCallPlan(wish("+1"), at: .retell)?.operation == .retell(.createPhoneCall))
    #expect(TestCallPlan(wish("+1"), at: .vapi)?.operation == .vapi(.createCall))
    #expect(TestCallPlan(wish("+1"), at: .twilio)?.operation == .twilio(.createCall))
    #expect(TestCallPlan(wish(""), at: .vapi) == nil && TestCallPlan(wish(""), at: .twilio) == nil)
    #expect(TestCallPlan(wish("+1"), at: .stripe) == nil)
  }
}

extension WebhooksHarness {
  func testCall(_ request: CreateTestCallRequest, of organizationID: OrganizationID) async throws
    -> CreateTestCallResponse
  {
    try await handlers.createTestCall(
      request, context: context(WebhooksMethods.createTestCall.description, organizationID: organizationID))
  }
}
