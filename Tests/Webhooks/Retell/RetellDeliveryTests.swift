import Foundation
import TestSupport
import Testing

@testable import Webhooks

@Suite struct RetellDeliveryTests {
  @Test(
    "every call event of the fixtures is an event, and what wants an answer is a question",
    arguments: [
      ("call_started", true), ("call_ended", true), ("call_analyzed", true), ("not_connected.call_ended", true),
      ("not_connected.call_analyzed", true), ("transcript_updated", true), ("transfer_started", true),
      ("transfer_bridged", true), ("transfer_cancelled", true), ("transfer_ended", true), ("call_inbound", false),
      ("custom_function_request", false), ("custom_function_request.args_only", false),
    ])
  func fixtures(name: String, isEvent: Bool) throws {
    switch RetellDelivery.read(method: "POST", body: try fixture(name)) {
    case .event(let type, let key):
      #expect(isEvent)
      #expect(name.hasSuffix(type))
      #expect(key.count == DedupeKey.length)
    case .question: #expect(!isEvent)
    case .notAnEvent: Issue.record("\(name) is what Retell sends")
    }
  }

  @Test(
    "what Retell does not send is told apart",
    arguments: [
      "", "null", "[]", "7", "\"x\"", "{", #"{"event":7}"#, #"{"event":""}"#, #"{"event":"call_started"}"#,
      #"{"event":"call_started","call":{}}"#, #"{"event":"call_started","call":{"call_id":""}}"#,
      #"{"event":"Call Started","call":{"call_id":"c"}}"#, #"{"event":"a\u0000b"}"#,
      "{\"event\":\"\(String(repeating: "a", count: 65))\"}",
    ])
  func notAnEvent(body: String) {
    #expect(RetellDelivery.read(method: "POST", body: Array(body.utf8)) == .notAnEvent)
  }

  @Test(
    "an event whose name and call can be read is stored, whatever else in it cannot",
    arguments: [
      #""call":{"call_id":"c","start_timestamp":1e400}"#,
      #""call":{"call_id":"c","transcript":"\ud83d"}"#,
      #""call":{"call_id":"c"},"chat":"x""#,
      #""call":{"call_id":"c"},"transfer_destination":{"n":1e400}"#,
      #""call":{"call_id":"c","call_id":"d"}"#,
    ])
  func unreadableNeighbors(members: String) {
    for event in ["call_ended", "transfer_ended"] {
      #expect(key(#"{"event":"\#(event)",\#(members)}"#) != nil)
    }
  }

  @Test("of a member named twice, the key and the fold see the same one")
  func duplicateMembers() throws {
    let twice = #"{"event":"call_ended","call":{"call_id":"c","call_id":"d"}}"#
    let id = try #require(try RetellCallEvent.read(body: Array(twice.utf8), bodyHash: [])).providerCallID
    #expect(key(twice) == key(#"{"event":"call_ended","call":{"call_id":"\#(id)"}}"#))
  }

  @Test("a custom function by GET or DELETE has no body", arguments: ["GET", "DELETE"])
  func emptyQuestion(method: String) {
    #expect(RetellDelivery.read(method: method, body: []) == .question(.functions([])))
  }

  @Test("nesting of any depth is answered, not crashed on", arguments: [100, 511, 513, 100_000, 900_000])
  func nesting(depth: Int) {
    let body =
      #"{"event":"call_ended","call":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      + "}"
    #expect(RetellDelivery.read(method: "POST", body: Array(body.utf8)) == .notAnEvent)
  }

  @Test("a lifecycle event has one key a call, whatever else it says")
  func lifecycleKeys() {
    let first = key(#"{"event":"call_ended","call":{"call_id":"c","duration_ms":1}}"#)
    #expect(first == key(#"{"call":{"duration_ms":2,"call_id":"c"},"event":"call_ended"}"#))
    #expect(first != key(#"{"event":"call_ended","call":{"call_id":"d"}}"#))
    #expect(first != key(#"{"event":"call_analyzed","call":{"call_id":"c"}}"#))
    #expect(
      key(#"{"event":"call_ended","call":{"call_id":"c|1:x"}}"#)
        != key(#"{"event":"call_ended","call":{"call_id":"c"}}"#))
  }

  @Test("transfers have a key a destination; transcripts and unknown events one a body")
  func otherKeys() {
    func transfer(_ number: String) -> [UInt8]? {
      key(
        #"{"event":"transfer_started","call":{"call_id":"c","start_timestamp":5},"transfer_destination":{"number":"\#(number)"}}"#
      )
    }
    #expect(transfer("1") == transfer("1"))
    #expect(transfer("1") != transfer("2"))
    #expect(
      key(#"{"event":"transcript_updated","call":{"call_id":"c","transcript":"a"}}"#)
        != key(#"{"event":"transcript_updated","call":{"call_id":"c","transcript":"b"}}"#))
    #expect(key(#"{"event":"alert_triggered","a":1}"#) != key(#"{"event":"alert_triggered","a":2}"#))
    #expect(key(#"{"event":"chat_ended","chat":{"chat_id":"x"}}"#) != nil)
  }

  private func key(_ body: String) -> [UInt8]? {
    guard case .event(_, let key) = RetellDelivery.read(method: "POST", body: Array(body.utf8)) else { return nil }
    return key
  }
}

/// The bytes of one Retell fixture.
func fixture(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: Fixtures.url("providers/fixtures/retell/\(name).json")))
}
