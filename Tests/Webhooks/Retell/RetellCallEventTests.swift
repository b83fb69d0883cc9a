import Foundation
import Jobs
import Testing

@testable import Webhooks

@Suite struct RetellCallEventTests {
  @Test("the fixtures' ended call says what it says")
  func ended() throws {
    let event = try #require(try RetellCallEvent.read(body: fixture("call_ended"), bodyHash: [1]))
    #expect(event.providerCallID == "call_8f2d1c0b7a694e5f83d2c1b0a9f8")
    #expect(event.rank == .ended)
    #expect(event.order.providerTimeMilliseconds == 1_795_014_337_540)
    #expect(event.facts[.duration] == .integer(92_417))
    #expect(event.facts[.fromNumber] == .text("+15550101234"))
    #expect(event.facts[.endReason] == .text("user_hangup"))
    let turns = try #require(event.facts[.transcript]?.transcript?.turns)
    #expect(turns.count == 8)
    #expect(turns[1].role == .user && turns[1].text.contains("Zoë Müller"))
    #expect(turns[1].startMilliseconds == 6_200 && turns[1].endMilliseconds == 11_190)
    #expect(event.facts[.summary] == nil)
  }

  @Test("a call that never connected is known to have lasted 0 s")
  func neverConnected() throws {
    var fold = CallFold()
    _ = fold.merge(try #require(try RetellCallEvent.read(body: fixture("not_connected.call_ended"), bodyHash: [1])))
    #expect(CallUsage.of(fold) == .known(seconds: 0))
    #expect(CallSummary(fold).isChargeable)
    _ = fold.merge(try #require(try RetellCallEvent.read(body: fixture("not_connected.call_analyzed"), bodyHash: [2])))
    #expect(CallUsage.of(fold) == .known(seconds: 0))
  }

  @Test(
    "events that are not about a call fold into nothing", arguments: ["chat_started", "alert_triggered", "new_thing"])
  func others(name: String) throws {
    #expect(try RetellCallEvent.read(body: Array(#"{"event":"\#(name)","chat":{}}"#.utf8), bodyHash: []) == nil)
  }

  @Test(
    "what can never be folded is a permanent failure with a reason",
    arguments: [
      (#"{"call_id":"c","agent_name":"a\u0000b"}"#, "nul_in_text"),
      (#"{"call_id":"c\u0000"}"#, "nul_in_text"),
      (#"{"call_id":"c","transcript":"x\u0000"}"#, "nul_in_text"),
      (#"{"call_id":"c","duration_ms":9000000000000000000}"#, "number_out_of_range"),
      (#"{"call_id":"c","duration_ms":-9000000000000000000}"#, "number_out_of_range"),
      (#"{"call_id":"c","duration_ms":9e18}"#, "number_out_of_range"),
      (#"{"call_id":"c","start_timestamp":9223372036854775807}"#, "number_out_of_range"),
      (#"{"call_id":"c","agent_name":7}"#, "unexpected_type"),
      (#"{"call_id":"c","transcript":"\ud83d"}"#, "unexpected_type"),
      (#"{"call_id":""}"#, "bad_call_id"), (#"{}"#, "bad_call_id"),
      (#"{"call_id":"\#(String(repeating: "c", count: 201))"}"#, "bad_call_id"),
    ])
  func unfoldable(call: String, reason: String) {
    let error = #expect(throws: PermanentFailure.self) {
      try RetellCallEvent.read(body: Array(#"{"event":"call_ended","call":\#(call)}"#.utf8), bodyHash: [])
    }
    #expect(error?.reason == reason)
  }

  @Test(
    "a text longer than its field allows is a permanent failure, one as long is kept",
    arguments: [
      ("agent_id", CallField.providerAgentID), ("agent_name", .agentName), ("call_type", .callType),
      ("direction", .direction), ("from_number", .fromNumber), ("to_number", .toNumber),
      ("disconnection_reason", .endReason), ("recording_url", .recordingURL),
    ])
  func textLimits(member: String, field: CallField) throws {
    func body(_ length: Int) -> [UInt8] {
      let text = String(repeating: "a", count: length)
      return Array(#"{"event":"call_ended","call":{"call_id":"c","\#(member)":"\#(text)"}}"#.utf8)
    }
    let event = try RetellCallEvent.read(body: body(field.textLimit), bodyHash: [])
    #expect(event?.facts[field]?.text?.utf8.count == field.textLimit)
    let error = #expect(throws: PermanentFailure.self) {
      try RetellCallEvent.read(body: body(field.textLimit + 1), bodyHash: [])
    }
    #expect(error?.reason == "text_too_long")
  }

  @Test(
    "a transcript is read from whichever form is there, and what cannot be read of it is left out",
    arguments: [
      (#""transcript":"Agent: Hi.\nUser: Yes\nindeed.""#, ["Hi.", "Yes\nindeed."]),
      (
        #""transcript_object":[{"role":"agent","content":"a"},{"role":"dtmf","digit":"1"},null,7,{"role":"user"}]"#,
        ["a"]
      ),
      (#""transcript_object":"none","transcript":"User: b""#, ["b"]),
      (#""transcript_object":[],"transcript":"User: b""#, ["b"]),
      (#""transcript_with_tool_calls":[{"role":"user","content":"c","words":[{"start":-1,"end":1e300}]}]"#, ["c"]),
      (#""transcript":"""#, nil), (#""transcript_object":{}"#, nil),
    ] as [(String, [String]?)])
  func transcriptForms(members: String, texts: [String]?) throws {
    let body = #"{"event":"call_ended","call":{"call_id":"c",\#(members)}}"#
    let event = try RetellCallEvent.read(body: Array(body.utf8), bodyHash: [])
    #expect(event?.facts[.transcript]?.transcript?.turns.map(\.text) == texts)
    #expect(event?.facts[.transcript]?.transcript?.turns.first?.startMilliseconds == nil)
  }

  @Test("of two states of a running transcript the longer one stands, in either order")
  func growingTranscript() throws {
    func event(_ words: Int) throws -> CallEvent {
      let turns = (0..<words).map {
        #"{"role":"user","content":"w\#($0)","words":[{"start":\#($0),"end":\#($0 + 1)}]}"#
      }
      let body =
        #"{"event":"transcript_updated","call":{"call_id":"c","start_timestamp":1000},"transcript_with_tool_calls":[\#(turns.joined(separator: ","))]}"#
      return try #require(try RetellCallEvent.read(body: Array(body.utf8), bodyHash: [UInt8(255 - words)]))
    }
    for order in [[1, 2, 3], [3, 2, 1], [2, 3, 1]] {
      var fold = CallFold()
      for words in order { _ = fold.merge(try event(words)) }
      #expect(fold.facts[.transcript]?.value.transcript?.turns.count == 3)
    }
  }

  @Test("bytes that are no UTF-8 are a permanent failure in any text, and never a crash")
  func badUTF8() {
    for member in ["agent_id", "transcript", "disconnection_reason"] {
      let head = #"{"event":"call_ended","call":{"call_id":"c","\#(member)":""#
      let body = Array(head.utf8) + [0xff, 0xc0, 0x80] + Array(#""}}"#.utf8)
      #expect(throws: PermanentFailure.self) { try RetellCallEvent.read(body: body, bodyHash: []) }
    }
  }

  @Test("ringing is not paid for: a call that never connected lasted 0 s whatever its times say")
  func ringing() throws {
    let rang =
      #"{"event":"call_ended","call":{"call_id":"c","call_status":"not_connected","start_timestamp":1000,"end_timestamp":31000,"duration_ms":30000}}"#
    let analyzed = #"{"event":"call_analyzed","call":{"call_id":"c","call_status":"ended","duration_ms":30000}}"#
    var fold = CallFold()
    _ = fold.merge(try #require(try RetellCallEvent.read(body: Array(rang.utf8), bodyHash: [1])))
    #expect(CallUsage.of(fold) == .known(seconds: 0))
    // A later word that it did connect stands.
    _ = fold.merge(try #require(try RetellCallEvent.read(body: Array(analyzed.utf8), bodyHash: [2])))
    #expect(CallUsage.of(fold) == .known(seconds: 30))
  }

  @Test(
    "a duration that cannot be true leaves the usage unknown, and nothing stands in for it",
    arguments: ["-1", "86400001", "61.5", "\"61\"", "true", "[]", "1e400", "9007199254740991"])
  func unbelievable(duration: String) throws {
    let body = #"""
      {"event":"call_ended","call":{"call_id":"c","start_timestamp":1000,"end_timestamp":5000,"duration_ms":\#(duration)}}
      """#
    var fold = CallFold()
    _ = fold.merge(try #require(try RetellCallEvent.read(body: Array(body.utf8), bodyHash: [1])))
    #expect(CallUsage.of(fold) == .unknown)
    #expect(!CallSummary(fold).isChargeable)
  }

  @Test(
    "seconds are the provider's milliseconds rounded up",
    arguments: [
      (Int64(0), Int64(0)), (1, 1), (999, 1), (1_000, 1), (1_001, 2), (92_417, 93), (86_400_000, 86_400),
    ])
  func seconds(milliseconds: Int64, seconds: Int64) throws {
    var fold = CallFold()
    let body = #"{"event":"call_ended","call":{"call_id":"c","duration_ms":\#(milliseconds)}}"#
    _ = fold.merge(try #require(try RetellCallEvent.read(body: Array(body.utf8), bodyHash: [1])))
    #expect(CallUsage.of(fold) == .known(seconds: seconds))
  }

  @Test("without a duration the provider's own pair of times counts")
  func pair() throws {
    var fold = CallFold()
    let body = #"{"event":"call_ended","call":{"call_id":"c","start_timestamp":1000,"end_timestamp":62000}}"#
    _ = fold.merge(try #require(try RetellCallEvent.read(body: Array(body.utf8), bodyHash: [1])))
    #expect(CallUsage.of(fold) == .known(seconds: 61))
  }
}
