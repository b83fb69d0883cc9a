import Calls
import Foundation
import Identifiers
import Messages
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct CallFactsTests {
  @Test("the facts of calls of several organizations are told in one request, each from its own")
  func facts() async throws {
    try await WebhooksHarness.with { harness in
      var references: [CallReference] = []
      for _ in 0..<2 {
        let source = try await harness.makeSource()
        for name in ["call_started", "call_ended", "call_analyzed"] {
          try await harness.deliver(try fixture(name), to: source)
        }
        try await harness.settle()
        let call = try #require(try await harness.calls(of: source.organizationID).first)
        references.append(CallReference(orgID: "\(source.organizationID)", callID: call.id))
      }
      // A call under another organization's name is not there.
      let stranger = CallReference(orgID: references[0].orgID, callID: references[1].callID)
      let facts = try await harness.facts(references + [stranger])
      #expect(Set(facts.map(\.callID)) == Set(references.map(\.callID)))
      #expect(facts.count == 2)
      for facts in facts {
        #expect(facts.provider == "retell" && facts.direction == "inbound" && facts.state == "analyzed")
        #expect(facts.fromNumber.reveal() == "+15550101234" && facts.toNumber.reveal() == "+15550109999")
        #expect(facts.durationMs == 92_417 && facts.seconds == 93 && facts.version == 3)
        #expect(facts.summary.reveal().hasPrefix("Zoë Müller called") && facts.sentiment == "Positive")
        #expect(facts.successful == true && facts.hasTranscript)
        #expect(facts.startedAt?.seconds == 1_795_014_245 && facts.endedAt?.seconds == 1_795_014_337)
        #expect(!"\(facts)".contains("+1555") && !"\(facts)".contains("Zoë"))
      }
    }
  }

  @Test("a summary is told up to its limit, in whole characters")
  func longSummary() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let text = "x" + String(repeating: "é", count: 100_000)
      let body = #"{"event":"call_analyzed","call":{"call_id":"c","call_analysis":{"call_summary":"\#(text)"}}}"#
      try await harness.deliver(Array(body.utf8), to: source)
      try await harness.settle()
      let call = try #require(try await harness.calls(of: source.organizationID).first)
      let facts = try await harness.facts([CallReference(orgID: "\(source.organizationID)", callID: call.id)])
      #expect(facts.first?.summary.reveal() == String(text.prefix(8_000)))
      #expect(facts.first?.successful == nil && facts.first?.hasTranscript == false && facts.first?.seconds == nil)
    }
  }

  @Test("more than 100 calls and ids that are none are refused")
  func limits() async throws {
    try await WebhooksHarness.with { harness in
      let reference = CallReference(orgID: "\(OrganizationID.new())", callID: "\(CallID.new())")
      let none = try await harness.facts(Array(repeating: reference, count: 100))
      #expect(none.isEmpty)
      for (calls, reason) in [
        (Array(repeating: reference, count: 101), "too_many_items"),
        ([CallReference(orgID: "x", callID: reference.callID)], "invalid_org_id"),
        ([CallReference(orgID: reference.orgID, callID: "x")], "invalid_call_id"),
      ] {
        let error = await #expect(throws: (any Error).self) { try await harness.facts(calls) }
        #expect((error as? RPCError ?? (error as? any RPCErrorConvertible)?.rpcError)?.reason == reason)
      }
    }
  }
}

extension WebhooksHarness {
  func facts(_ calls: [CallReference]) async throws -> [CallFacts] {
    try await handlers.getCallFacts(
      GetCallFactsRequest(calls: calls), context: context(WebhooksMethods.getCallFacts.description, caller: "analysis")
    ).facts
  }
}
