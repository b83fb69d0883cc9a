import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Simulator
import TestSupport
import Testing

@testable import Integrations

@Suite struct SalesforceSyncTests {
  @Test("an ended call becomes one task, put to the contact with its number before any lead")
  func task() async throws {
    try await SyncBench.with { bench in
      try bench.simulator.control(
        "salesforce/records/Lead",
        ["fields": ["LastName": "Lead", "Company": "Acme", "Phone": .string(SyncBench.customer)]])
      let contact = try bench.simulator.control(
        "salesforce/records/Contact", ["fields": ["LastName": "Ana", "MobilePhone": "(415) 555-2368"]])
      try await bench.connect("salesforce")
      let call = CallID.new()
      bench.know(call, from: "+12125550100", direction: "outbound")
      bench.webhooks.know(
        .init(
          orgID: "\(bench.organization)", callID: "\(call)", direction: "outbound", fromNumber: "+12125550100",
          toNumber: "+14155552368", startedAt: .init(Date(timeIntervalSince1970: 1_795_000_000)), durationMs: 61_500,
          endReason: "agent_hangup", version: 1, state: "ended"))
      try await bench.end([call])
      let (sync, attempts) = try await bench.settled()
      #expect(sync.state == .done && sync.outsideContactID == contact["id"]?.text)
      #expect(attempts.map(\.outcome) == ["created"])
      let task = try #require(try bench.tasks().first)
      #expect(task["WhoId"] == contact["id"] && task["CallDurationInSeconds"]?.integer == 62)
      #expect(task["CallType"]?.text == "Outbound" && task["ActivityDate"]?.text == "2026-11-18")
      #expect(task["CallObject"]?.text == "\(call)")
    }
  }

  @Test("a lead has the call where no contact has its number; where nobody has it, nobody does")
  func lead() async throws {
    try await SyncBench.with { bench in
      let lead = try bench.simulator.control(
        "salesforce/records/Lead",
        ["fields": ["LastName": "Lead", "Company": "Acme", "Phone": .string(SyncBench.customer)]])
      try await bench.connect("salesforce")
      let (known, hidden) = (CallID.new(), CallID.new())
      bench.know(known)
      bench.know(hidden, from: "anonymous", milliseconds: 0)
      try await bench.end([known, hidden])
      _ = try await bench.settled()
      let tasks = try bench.tasks()
      #expect(tasks.count == 2)
      #expect(tasks.first { $0["CallObject"]?.text == "\(known)" }?["WhoId"] == lead["id"])
      #expect(tasks.first { $0["CallObject"]?.text == "\(hidden)" }?["WhoId"] == nil)
    }
  }

  @Test("where the organization has no external id and the answer is lost, the next attempt finds the task")
  func lostAnswer() async throws {
    try await SyncBench.with { bench in
      try bench.simulator.control("salesforce/settings", ["external_fields": []])
      try await bench.connect("salesforce")
      try bench.simulator.control(
        "salesforce/faults",
        [
          "operation": "POST /services/data/{version}/sobjects/{type}", "kind": "drop_response", "count": 1,
        ])
      let call = CallID.new()
      bench.know(call)
      try await bench.end([call])
      let (sync, attempts) = try await bench.settled()
      #expect(sync.state == .done)
      #expect(attempts.map(\.outcome) == ["updated", "unknown"])
      #expect(try bench.tasks().compactMap { $0["Id"]?.text } == [sync.outsideID])
    }
  }

  @Test(
    "text cannot leave its quotes",
    arguments: [
      (#"O'Brien"#, #"'O\'Brien'"#), (#"\' OR Name LIKE '"#, #"'\\\' OR Name LIKE \''"#), ("a\nb\"", #"'a\nb\"'"#),
    ])
  func literal(text: String, quoted: String) {
    #expect(SOQL.literal(text) == quoted)
  }
}
