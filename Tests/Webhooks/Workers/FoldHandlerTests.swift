import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct FoldHandlerTests {
  @Test("all six orders of started, ended and analyzed, each one to three times, end in the same call")
  func orders() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let names = ["call_started", "call_ended", "call_analyzed"]
    let bodies = try names.map(fixture)
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let deliveries = orders.map { order in
      order.flatMap { index in Array(repeating: index, count: Int.random(in: 1...3, using: &random)) }
        + order.filter { _ in Bool.random(using: &random) }
    }
    try await WebhooksHarness.with { harness in
      var calls: [WebhooksAPI.Call] = []
      for delivery in deliveries {
        let source = try await harness.makeSource()
        for index in delivery {
          try await harness.deliver(bodies[index], to: source)
          // Folded one by one here; concurrently in the test below.
          try await harness.settle()
        }
        var call = try #require(try await harness.calls(of: source.organizationID).first)
        call.id = ""
        call.receivedAt = nil
        call.recordedAt = nil
        calls.append(call)
      }
      #expect(Set(calls).count == 1, "seed \(seed)")
      #expect(calls.first?.version == 3)
      #expect(calls.first?.state == "analyzed")
      #expect(calls.first?.seconds == 93)
      #expect(calls.first?.fromNumber.reveal() == "+15550101234")
    }
  }

  @Test("events of many calls folded at once each count once")
  func concurrent() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let texts = try ["call_started", "call_ended", "call_analyzed"].map {
        String(decoding: try fixture($0), as: UTF8.self)
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          for text in texts + texts {
            group.addTask {
              try await harness.deliver(
                Array(text.replacingOccurrences(of: "call_8f2d1c0b7a694e5f83d2c1b0a9f8", with: "call_\(number)").utf8),
                to: source)
            }
          }
        }
        try await group.waitForAll()
      }
      try await harness.settle()
      let calls = try await harness.calls(of: source.organizationID)
      #expect(calls.count == 20)
      #expect(calls.allSatisfy { $0.version == 3 && $0.state == "analyzed" && $0.seconds == 93 })
      #expect(Set(harness.billing.charged.map(\.callID)).count == 20)
    }
  }

  @Test("a delivery is found whatever its id tells of the time it came, and by its organization alone")
  func strayClocks() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      var random = SystemRandomNumberGenerator()
      let days = [-40, -2, -1, 0, 1, 2, 40].map { Date().addingTimeInterval($0 * 86_400) }
      let ids = days.map { InboxID(.version7(at: $0, using: &random)) } + [InboxID(UUID())]
      try await harness.admin.withTransaction(.system) {
        _ = try await $0.execute(
          """
          insert into webhooks.inbox (id, source_id, org_id, event_type, dedupe_key, body_hash, body_ct, remote_address, origin)
          select id, \(source.id)::uuid, \(source.organizationID), 'call_ended', ''::bytea, ''::bytea, ''::bytea, '', 'answered'
          from unnest(\(ids)) as id
          """)
      }
      try await harness.database.withTransaction(.system) { transaction in
        for id in ids {
          let found = try await InboxStore.find(id, of: source.organizationID, in: transaction)
          #expect(found?.row.id == id && found?.provider == "retell")
          #expect(try await InboxStore.find(id, of: .new(), in: transaction)?.row.id == nil)
        }
      }
    }
  }

  @Test("an event that cannot be folded is kept and dead-lettered alone, and harms no neighbour")
  func poison() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let ended = #"{"event":"call_ended","call":{"call_id":"good","agent_id":"a","duration_ms":1000}}"#
      let bodies = [
        #"{"event":"call_ended","call":{"call_id":"nul","agent_name":"a\u0000b","duration_ms":1000}}"#,
        #"{"event":"call_ended","call":{"call_id":"long","duration_ms":9000000000000000000}}"#,
        ended,
      ]
      for body in bodies {
        #expect(try await harness.deliver(Array(body.utf8), to: source).outcome == .accepted)
      }
      try await harness.settle()
      #expect(try await harness.count("select count(*) from webhooks.inbox") == 3)
      let letters = try await harness.deadLetters(of: source.organizationID)
      #expect(Set(letters.map(\.reason)) == ["nul_in_text", "number_out_of_range"])
      #expect(try await harness.calls(of: source.organizationID).map(\.providerCallID) == ["good"])
      #expect(harness.billing.charged.map(\.seconds) == [1])
    }
  }

  @Test("two organizations with the same call id and agent id have a call and a charge each, and see only their own")
  func tenants() async throws {
    try await WebhooksHarness.with { harness in
      let first = try await harness.makeSource()
      let second = try await harness.makeSource()
      try await harness.deliver(try fixture("call_ended"), to: first)
      try await harness.deliver(try fixture("call_ended"), to: second)
      try await harness.settle()
      let one = try await harness.calls(of: first.organizationID)
      let other = try await harness.calls(of: second.organizationID)
      #expect(one.count == 1 && other.count == 1)
      #expect(one.first?.id != other.first?.id)
      #expect(Set(harness.billing.charged.map(\.orgID)) == ["\(first.organizationID)", "\(second.organizationID)"])
      let id = try #require(other.first?.id)
      await #expect(throws: (any Error).self) {
        try await harness.handlers.getCall(
          GetCallRequest(callID: id),
          context: harness.context(WebhooksMethods.getCall.description, organizationID: first.organizationID))
      }
    }
  }

  @Test("one organization's two sources may each have a call of the same id")
  func twoSources() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      let first = try await harness.makeSource(of: organization)
      let second = try await harness.makeSource(of: organization)
      try await harness.deliver(try fixture("call_ended"), to: first)
      try await harness.deliver(try fixture("call_ended"), to: second)
      try await harness.settle()
      #expect(try await harness.calls(of: organization).count == 2)
    }
  }
}
