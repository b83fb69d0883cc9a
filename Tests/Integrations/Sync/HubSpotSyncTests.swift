import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Simulator
import TestSupport
import Testing

@testable import Integrations

@Suite struct HubSpotSyncTests {
  private static let upsert = "POST /crm/v3/objects/{type}/batch/upsert"

  @Test("an ended call becomes one engagement, linked to the contact that has its number and to no other")
  func engagement() async throws {
    try await SyncBench.with { bench in
      // The same digits in another country, and the number as somebody typed it.
      for phone in ["+44 4155552368", "(415) 555-2368"] {
        try bench.simulator.control("hubspot/records/contacts", ["properties": ["phone": .string(phone)]])
      }
      try await bench.connect("hubspot")
      let call = CallID.new()
      bench.know(call, summary: "Asked for <b>Tuesday</b>")
      #expect(try await bench.end([call]).map(\.outcome) == [.enqueued])
      let (sync, attempts) = try await bench.settled()
      #expect(sync.state == .done && sync.syncedVersion == 1 && sync.outsideContactID == "52")
      #expect(attempts.map(\.outcome) == ["created"] && attempts.map(\.matches) == [1])
      let engagement = try #require(try bench.engagements().first?["properties"])
      #expect(engagement["switchboard_call_id"]?.text == "\(call)")
      #expect(engagement["hs_call_duration"]?.text == "61500" && engagement["hs_call_direction"]?.text == "INBOUND")
      #expect(engagement["hs_call_body"]?.text?.hasPrefix("Asked for &lt;b&gt;Tuesday&lt;/b&gt;<br>") == true)
      let links = try bench.simulator.items("hubspot/associations")
      #expect(links.contains { $0["from"]?.text == "calls/\(sync.outsideID)" && $0["to"]?.text == "contacts/52" })
      try await eventually { bench.webhooks.news.map(\.kind) == ["sync.done"] }
      #expect(bench.webhooks.news.first?.payload.contains(sync.id) == true)
    }
  }

  @Test("what is told twice is brought once; a newer version changes the engagement that is there")
  func once() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      let call = CallID.new()
      bench.know(call)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<10 { group.addTask { try await bench.end([call, call]) } }
        try await group.waitForAll()
      }
      _ = try await bench.settled()
      bench.know(call, version: 3, summary: "They agreed.")
      try await bench.end([call], version: 3)
      let (sync, attempts) = try await bench.settled { $0.syncedVersion == 3 && $0.state == .done }
      #expect(attempts.map(\.outcome) == ["updated", "created"])
      try await bench.end([call], version: 2)
      #expect(try await bench.syncs().map(\.state) == [.done])
      let engagements = try bench.engagements()
      #expect(engagements.compactMap { $0["id"]?.text } == [sync.outsideID])
      #expect(engagements.first?["properties"]?["hs_call_body"]?.text?.hasPrefix("They agreed.") == true)
    }
  }

  @Test("an answer that is lost doubles nothing")
  func lostAnswer() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      let (first, second) = (CallID.new(), CallID.new())
      bench.know(first)
      try await bench.end([first])
      _ = try await bench.settled()
      try bench.simulator.control(
        "hubspot/faults", ["operation": .string(Self.upsert), "kind": "drop_response", "count": 3])
      bench.know(second)
      try await bench.end([second])
      _ = try await bench.settled()
      #expect(try bench.engagements().count == 2)
      let logs = try await bench.parts.handlers.listSyncLogs(
        ListSyncLogsRequest(), context: bench.context(IntegrationsMethods.listSyncLogs.description)
      ).logs
      #expect(!logs.contains { $0.outcome.isEmpty })
    }
  }

  @Test(
    "a system that fails or asks for patience is tried again, and every attempt is in the log", arguments: [429, 500])
  func passing(status: Int) async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      try bench.simulator.control(
        "hubspot/faults",
        [
          "operation": "POST /crm/v3/objects/{type}/search", "kind": "status", "status": .integer(Int64(status)),
          "retry_after": 1, "count": 4,
        ])
      let call = CallID.new()
      bench.know(call)
      try await bench.end([call])
      let (sync, attempts) = try await bench.settled()
      #expect(sync.state == .done && sync.attempts == Int64(attempts.count) && attempts.count >= 2)
      #expect(attempts.last?.outcome == (status == 429 ? "deferred" : "unknown"))
      #expect(attempts.last?.httpStatus == UInt32(status))
      #expect(try bench.engagements().count == 1)
    }
  }

  @Test("what the system refuses is told and left alone until somebody asks for it again")
  func refused() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      try bench.simulator.control(
        "hubspot/faults", ["operation": .string(Self.upsert), "kind": "status", "status": 403, "count": 1])
      let call = CallID.new()
      bench.know(call)
      try await bench.end([call])
      let (sync, attempts) = try await bench.settled()
      #expect(sync.state == .failed && sync.reason == "not_permitted")
      #expect(attempts.map(\.outcome) == ["refused"] && attempts.map(\.httpStatus) == [403])
      try await eventually { bench.webhooks.news.map(\.kind) == ["sync.failed"] }
      _ = try await bench.parts.handlers.retrySync(
        RetrySyncRequest(syncID: sync.id), context: bench.context(IntegrationsMethods.retrySync.description))
      #expect(try await bench.settled { $0.state == .done }.attempts.map(\.outcome) == ["created", "refused"])
    }
  }

  @Test(
    "a version that is told of while an attempt at the one before comes to nothing is brought all the same",
    arguments: [true, false])
  func newerMeanwhile(isRefused: Bool) async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      let call = CallID.new()
      if isRefused {
        bench.know(call)
        try bench.simulator.control(
          "hubspot/faults", ["operation": .string(Self.upsert), "kind": "status", "status": 403, "count": 1])
      }
      bench.webhooks.beforeNextAnswer {
        bench.know(call, version: 2)
        try await bench.end([call], version: 2)
      }
      try await bench.end([call])
      let (sync, attempts) = try await bench.settled { $0.state == .done }
      #expect(sync.syncedVersion == 2)
      #expect(attempts.map(\.outcome) == ["created", isRefused ? "refused" : "skipped"])
      #expect(try bench.engagements().count == 1)
    }
  }

  @Test("calls wait for an account that must be connected again, and go there once when it is")
  func reconnected() async throws {
    try await SyncBench.with { bench in
      let connection = try await bench.connect("hubspot")
      try bench.simulator.control("hubspot/uninstall")
      let calls = [CallID.new(), CallID.new()]
      for call in calls { bench.know(call) }
      try await bench.end(calls)
      #expect(try await bench.settled { $0.state == .waiting }.sync.reason == "needs_reauth")
      bench.know(calls[0], version: 2)
      try await bench.end([calls[0]], version: 2)
      #expect(try await bench.syncs().allSatisfy { $0.state == .waiting })
      #expect(try await bench.connect("hubspot") == connection)
      _ = try await bench.settled { $0.state == .done }
      #expect(try bench.engagements().count == 2)
    }
  }

  @Test("nothing is brought to an account before an admin has confirmed it, nor for an agent without one")
  func unconfirmed() async throws {
    try await SyncBench.with { bench in
      _ = try await bench.connectInvited("hubspot")
      let call = CallID.new()
      bench.know(call)
      #expect(try await bench.end([call]).map(\.reason) == ["not_connected"])
      #expect(try await bench.end([call], agent: "").map(\.reason) == ["agent_unknown"])
      #expect(try await bench.end([call], version: 0).map(\.outcome) == [.refused])
      #expect(try await bench.syncs().isEmpty)
      #expect(try bench.engagements().isEmpty)
    }
  }

  @Test("where the log cannot be written, nothing is brought and the sync does not move")
  func unwritableLog() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      func grant(_ statement: String) async throws {
        try await bench.admin.withTransaction(.system) { transaction in
          try await transaction.execute(
            statement == "revoke"
              ? "revoke insert on integrations.sync_logs from integrations"
              : "grant insert on integrations.sync_logs to integrations")
        }
      }
      try await grant("revoke")
      let call = CallID.new()
      bench.know(call)
      try await bench.end([call])
      try await eventually(within: .seconds(30)) {
        try await bench.admin.withTransaction(.system) { transaction in
          try await transaction.first("select 1 as one from integrations.jobs where attempts > 0") != nil
        }
      }
      #expect(try await bench.syncs().map(\.attempts) == [0])
      #expect(try bench.simulator.requestCount("hubspot", Self.upsert) == 0)
      try await grant("grant")
      #expect(try await bench.settled { $0.state == .done }.attempts.count == 1)
    }
  }
}
