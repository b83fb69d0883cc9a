import AuthAPI
import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Jobs
@testable import Webhooks

@Suite struct AgentReceiverTests {
  @Test("a call whose first event names no agent gets its agent from a later one")
  func laterEvent() async throws {
    try await WebhooksHarness.with { harness in
      let agent = AgentID.new()
      harness.billing.know("a", as: agent)
      let source = try await harness.makeSource()
      try await harness.deliver(event("call_started", agent: nil), to: source)
      try await harness.settle()
      try await harness.deliver(event("call_ended", agent: "a"), to: source)
      try await expectAgent(agent, of: source, harness)
    }
  }

  @Test("the agent is that of the latest state, in whichever order the events come", arguments: [false, true])
  func otherAgent(isReversed: Bool) async throws {
    try await WebhooksHarness.with { harness in
      let (first, last) = (AgentID.new(), AgentID.new())
      harness.billing.know("a", as: first)
      harness.billing.know("b", as: last)
      let source = try await harness.makeSource()
      let events = [event("call_started", agent: "a"), event("call_ended", agent: "b")]
      for body in isReversed ? events.reversed() : events {
        try await harness.deliver(body, to: source)
        try await eventually { try await harness.calls(of: source.organizationID).first?.agentID.isEmpty == false }
      }
      try await expectAgent(last, of: source, harness)
    }
  }

  @Test("an agent that appears later is attached to the calls that waited for it, and only to those")
  func lateAgent() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      try await harness.deliver(event("call_ended", call: "c", agent: "a"), to: source)
      try await harness.deliver(event("call_ended", call: "d", agent: "nobody"), to: source)
      try await eventually { harness.billing.agentLookups > 0 }
      let agent = AgentID.new()
      harness.billing.know("a", as: agent)
      try await eventually {
        harness.relay.wake()
        return try await harness.calls(of: source.organizationID).contains { $0.agentID == "\(agent)" }
      }
      let calls = try await harness.calls(of: source.organizationID)
      #expect(calls.first { $0.providerCallID == "d" }?.agentID == "")
    }
  }

  @Test("a batch of waiting calls asks auth once and reads each organization once")
  func setBased() async throws {
    try await WebhooksHarness.with { harness in
      let agent = AgentID.new()
      var events: [OutboxEvent] = []
      for _ in 0..<2 {
        let source = try await harness.makeSource()
        for number in 0..<20 {
          try await harness.deliver(event("call_ended", call: "call_\(number)", agent: "a"), to: source)
        }
        try await harness.settle()
        for call in try await harness.calls(of: source.organizationID) {
          events.append(
            OutboxEvent(
              id: .new(), receiver: AgentReceiver.name, kind: "call.recorded", organizationID: source.organizationID,
              subject: try #require(CallID(call.id)).uuid, version: 1, payload: [], attempt: 1, createdAt: Date(),
              age: .zero))
        }
      }
      harness.billing.know("a", as: agent)
      let before = harness.billing.agentLookups
      let results = try await AgentReceiver(client: AuthClient(harness.billing), database: harness.database)
        .deliver(events)
      #expect(results.count == 40 && results.values.allSatisfy { $0 == .done })
      // The relay of the harness may ask beside us, but never once a call.
      #expect(harness.billing.agentLookups - before < 10)
      #expect(try await harness.count("select count(*) from webhooks.calls where agent_id is not null") == 40)
    }
  }

  @Test("integrations hears of an ended call once its agent is known, and again when it was analyzed")
  func customerSystems() async throws {
    try await WebhooksHarness.with { harness in
      let agent = AgentID.new()
      harness.billing.know("a", as: agent)
      let source = try await harness.makeSource()
      try await harness.deliver(event("call_started", agent: "a"), to: source)
      try await harness.settle()
      #expect(harness.billing.synced.isEmpty)
      try await harness.deliver(event("call_ended", agent: "a"), to: source)
      try await eventually(within: .seconds(30)) {
        harness.relay.wake()
        return harness.billing.synced.map(\.agentID) == ["\(agent)"]
      }
      try await harness.deliver(event("call_analyzed", agent: "a"), to: source)
      try await eventually(within: .seconds(30)) {
        harness.relay.wake()
        return harness.billing.synced.map(\.callVersion) == [2, 3]
      }
    }
  }

  private func expectAgent(_ agent: AgentID, of source: WebhooksHarness.Source, _ harness: WebhooksHarness) async throws
  {
    try await eventually(within: .seconds(30)) {
      try await harness.count(
        """
        select (select count(*) from webhooks.outbox where receiver <> 'audit')
          + (select count(*) from webhooks.jobs) as count
        """) == 0
    }
    #expect(try await harness.calls(of: source.organizationID).map(\.agentID) == ["\(agent)"])
  }

  private func event(_ name: String, call: String = "c", agent: String?) -> [UInt8] {
    let member = agent.map { #","agent_id":"\#($0)""# } ?? ""
    return Array(#"{"event":"\#(name)","call":{"call_id":"\#(call)","start_timestamp":1000\#(member)}}"#.utf8)
  }
}
