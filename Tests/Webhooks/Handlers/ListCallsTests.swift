import Calls
import Foundation
import Identifiers
import Messages
import ServiceRuntime
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct ListCallsTests {
  @Test("calls are listed by state, provider, direction, usage and time, and what is no filter is refused")
  func filters() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let retell = try await harness.makeSource(of: organization)
      let twilio = try await harness.makeSource(of: organization, provider: "twilio", secret: ProviderIngestTests.token)
      try await harness.deliver(try fixture("call_analyzed"), to: retell)
      try await harness.deliver(try fixture("not_connected.call_ended"), to: retell)
      try await harness.deliver(ProviderFixture(.twilio, "voice.status.outbound.1.ringing"), to: twilio)
      try await harness.settle()
      let past = Timestamp(Date(timeIntervalSinceNow: -3_600))
      let future = Timestamp(Date(timeIntervalSinceNow: 3_600))
      let cases: [(ListCallsRequest, Int)] = [
        (ListCallsRequest(), 3), (ListCallsRequest(state: "analyzed"), 1), (ListCallsRequest(state: "ringing"), 1),
        (ListCallsRequest(provider: "retell"), 2), (ListCallsRequest(provider: "retell", direction: "outbound"), 1),
        (ListCallsRequest(usageState: "unknown"), 1), (ListCallsRequest(agentID: "\(AgentID.new())"), 0),
        (ListCallsRequest(receivedFrom: past, receivedTo: future), 3), (ListCallsRequest(receivedFrom: future), 0),
        (ListCallsRequest(receivedTo: past), 0),
      ]
      for (request, count) in cases {
        let calls = try await harness.list(request, of: organization)
        #expect(calls.count == count, "\(request)")
      }
      for request in [
        ListCallsRequest(state: "x"), ListCallsRequest(agentID: "x"), ListCallsRequest(provider: "stripe"),
        ListCallsRequest(direction: "x"), ListCallsRequest(usageState: "x"),
        ListCallsRequest(receivedTo: Timestamp(seconds: -1)),
      ] {
        await #expect(throws: InvalidField.self) { try await harness.list(request, of: organization) }
      }
    }
  }
}

extension WebhooksHarness {
  func list(_ request: ListCallsRequest, of organizationID: OrganizationID) async throws -> [WebhooksAPI.Call] {
    try await handlers.listCalls(
      request, context: context(WebhooksMethods.listCalls.description, organizationID: organizationID)
    ).calls
  }
}
