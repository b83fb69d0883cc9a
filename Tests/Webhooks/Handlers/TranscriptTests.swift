import Calls
import Foundation
import Identifiers
import Messages
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct TranscriptTests {
  @Test("what was said is told turn by turn, to the organization and to the services that name it")
  func told() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      for name in ["transcript_updated", "call_analyzed", "call_ended"] {
        try await harness.deliver(try fixture(name), to: source)
      }
      try await harness.settle()
      let call = try #require(try await harness.calls(of: source.organizationID).first)
      let own = try await harness.transcript(call.id, of: source.organizationID)
      #expect(own.turns.count == 8)
      #expect(own.turns.map(\.role) == ["agent", "user", "agent", "agent", "user", "agent", "user", "agent"])
      #expect(own.turns[1].text.reveal().contains("Zoë Müller"))
      #expect(own.turns[1].startMs == 6_200 && own.turns[1].endMs == 11_190)
      let read = try await harness.transcript(
        call.id, of: nil, named: "\(source.organizationID)", caller: "analysis")
      #expect(read == own)
      #expect(!"\(own)".contains("Zoë"))
    }
  }

  @Test("nobody reads another organization's transcript, and no user's caller names an organization in the message")
  func strangers() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(try fixture("call_ended"), to: source)
      try await harness.deliver(try fixture("not_connected.call_ended"), to: source)
      try await harness.settle()
      let calls = try await harness.calls(of: source.organizationID)
      let spoken = try #require(calls.first { $0.providerCallID.hasPrefix("call_8f") }).id
      let silent = try #require(calls.first { $0.providerCallID.hasPrefix("call_1b") }).id
      let organization = "\(source.organizationID)"
      let cases: [(call: String, of: OrganizationID?, named: String, caller: String, reason: String)] = [
        (spoken, .new(), "", "edge", "call_not_found"),
        (spoken, .new(), organization, "edge", "organization_not_named_so"),
        (spoken, nil, "", "edge", "organization_missing"),
        (spoken, nil, "", "analysis", "invalid_org_id"),
        (spoken, nil, "\(OrganizationID.new())", "analysis", "call_not_found"),
        (silent, source.organizationID, "", "edge", "transcript_not_found"),
        ("x", source.organizationID, "", "edge", "invalid_call_id"),
      ]
      for refused in cases {
        let error = await #expect(throws: (any Error).self) {
          try await harness.transcript(refused.call, of: refused.of, named: refused.named, caller: refused.caller)
        }
        #expect((error as? RPCError ?? (error as? any RPCErrorConvertible)?.rpcError)?.reason == refused.reason)
      }
    }
  }

  @Test("of a call of very many turns the first 5,000 are kept")
  func manyTurns() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let turns = Array(repeating: #"{"role":"user","content":"a"}"#, count: 6_000).joined(separator: ",")
      let body = #"{"event":"call_ended","call":{"call_id":"c","transcript_object":[\#(turns)]}}"#
      try await harness.deliver(Array(body.utf8), to: source)
      try await harness.settle()
      let call = try #require(try await harness.calls(of: source.organizationID).first)
      #expect(try await harness.transcript(call.id, of: source.organizationID).turns.count == 5_000)
    }
  }
}

extension WebhooksHarness {
  func transcript(
    _ call: String, of organizationID: OrganizationID?, named organization: String = "", caller: String = "edge"
  ) async throws -> GetTranscriptResponse {
    try await handlers.getTranscript(
      GetTranscriptRequest(orgID: organization, callID: call),
      context: context(WebhooksMethods.getTranscript.description, organizationID: organizationID, caller: caller))
  }
}
