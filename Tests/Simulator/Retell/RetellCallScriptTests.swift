import Foundation
import TestSupport
import Testing

@testable import Simulator

@Suite struct RetellCallScriptTests {
  let script = RetellCallScript(
    callID: "call_8f2d1c0b7a694e5f83d2c1b0a9f8", agentID: "agent_5c1e0d7b2f4a49c8a1b3d6e7f8",
    startedAtMilliseconds: 1_795_014_245_123, durationMilliseconds: 92_417)

  @Test(
    "an event has the fields of Retell's own sample, with the same types",
    arguments: [
      (RetellEvent.callStarted, "call_started"), (.callEnded, "call_ended"), (.callAnalyzed, "call_analyzed"),
      (.transcriptUpdated, "transcript_updated"), (.transferStarted, "transfer_started"),
      (.callInbound, "call_inbound"),
      (.customFunction, "custom_function_request"),
    ])
  func hasFieldsOfSample(event: RetellEvent, sample: String) throws {
    let sample = try JSONValue(parsing: Data(Fixtures.bytes("providers/fixtures/retell/\(sample).json")))
    let made = script.body(of: event)
    #expect(names(made).isSubset(of: names(sample)))
    let member = event == .callInbound ? "call_inbound" : "call"
    let (madeCall, sampleCall) = (try #require(made[member]), try #require(sample[member]))
    #expect(names(madeCall).isSubset(of: names(sampleCall)))
    for name in names(madeCall) {
      #expect(kind(madeCall[name]) == kind(sampleCall[name]), "\(name)")
    }
  }

  @Test("the times of an ended call agree with its duration")
  func timesAgree() throws {
    let call = try #require(script.body(of: .callEnded)["call"])
    #expect(call["start_timestamp"] == 1_795_014_245_123)
    #expect(call["end_timestamp"] == 1_795_014_337_540)
    #expect(call["duration_ms"] == 92_417)
  }

  @Test("a duration that no call can have makes a body all the same")
  func wildDuration() {
    var wild = script
    wild.durationMilliseconds = .max
    #expect(wild.body(of: .callEnded)["call"]?["duration_ms"] == .integer(.max))
  }

  @Test("the same script makes the same bytes", arguments: RetellEvent.allCases)
  func isDeterministic(event: RetellEvent) {
    #expect(script.body(of: event).json() == script.body(of: event).json())
  }

  @Test("call ids have Retell's form and follow the seed")
  func callIDs() {
    var first = SplitMix64(seed: 7)
    var second = SplitMix64(seed: 7)
    let id = RetellCallScript.makeCallID(using: &first)
    #expect(id.wholeMatch(of: /call_[0-9a-f]{28}/) != nil)
    #expect(id == RetellCallScript.makeCallID(using: &second))
    #expect(id != RetellCallScript.makeCallID(using: &first))
  }

  private func names(_ value: JSONValue) -> Set<String> {
    guard case .object(let members) = value else { return [] }
    return Set(members.map(\.name))
  }

  private func kind(_ value: JSONValue?) -> String {
    switch value {
    case nil: "absent"
    case .null: "null"
    case .bool: "bool"
    case .integer, .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
