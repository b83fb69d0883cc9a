import Foundation
import Jobs
import Sealing
import TestSupport
import Testing

@testable import Webhooks

@Suite struct ProviderTests {
  @Test("every fixture of every provider is what it is: an event with a name and a key, or a question")
  func recognized() throws {
    let questions: Set = [
      "call_inbound", "custom_function_request", "custom_function_request.args_only", "assistant-request", "tool-calls",
      "tool-calls.arguments-as-string", "tool-calls.flat-docs-shape", "transfer-destination-request", "voice.incoming",
    ]
    let fixtures = try ProviderFixture.all()
    #expect(fixtures.count > 75)
    for fixture in fixtures {
      switch fixture.provider.read(fixture.delivery) {
      case .event(let type, let key):
        #expect(!questions.contains(fixture.name), "\(fixture.name)")
        #expect(ReadDelivery.isEventName(type) && key.count == DedupeKey.length, "\(fixture.name)")
      case .question: #expect(questions.contains(fixture.name), "\(fixture.name)")
      case .notAnEvent: Issue.record("\(fixture.name) is what \(fixture.provider) sends")
      }
    }
  }

  @Test("the keys of different events differ, and every delivery of one has the same")
  func keys() throws {
    var seen: [[UInt8]: String] = [:]
    for fixture in try ProviderFixture.all() {
      guard case .event(_, let key) = fixture.provider.read(fixture.delivery) else { continue }
      // Two reports of one call are one event, of which the last one stands.
      if fixture.name == "end-of-call-report.schema-minimum" { continue }
      // A thin event and the event that it announces have ids of their own.
      #expect(seen.updateValue(fixture.name, forKey: key) == nil, "\(fixture.name)")
      // What is not signed changes nothing.
      var again = fixture.delivery
      again.headers["i-twilio-idempotency-token"] = "other"
      guard case .event(_, let repeated) = fixture.provider.read(again) else { continue }
      #expect(repeated == key)
    }
  }

  @Test("all fixtures of all providers, in order, doubled and shuffled, fold into the same calls")
  func foldOfFixtures() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let events = try ProviderFixture.all().compactMap { try $0.callEvent() }
    let expected = Self.fold(events)
    #expect(expected.count == 7)
    for _ in 0..<50 {
      let again = events.filter { _ in Bool.random(using: &random) }
      #expect(Self.fold((events + again).shuffled(using: &random)) == expected, "seed \(seed)")
    }
    #expect(Self.fold(events + events) == expected)
  }

  @Test("the three voice providers say in our words what they say in theirs")
  func oneModel() throws {
    let calls = Self.fold(try ProviderFixture.all().compactMap { try $0.callEvent() })
    let vapi = try #require(calls["019a9f3e-6c41-7d2a-8f55-0d1e2f3a4b5c"])
    #expect(vapi.state == .analyzed)
    #expect(CallUsage.of(vapi) == .known(seconds: 62))
    #expect(vapi.facts[.duration]?.value == .integer(61_300))
    #expect(vapi.facts[.direction]?.value == .text("inbound"))
    #expect(vapi.facts[.fromNumber]?.value == .text("+15550104444"))
    #expect(vapi.facts[.toNumber]?.value == .text("+15550108888"))
    #expect(vapi.facts[.providerAgentID]?.value == .text("3f6a9c2e-7b1d-4e55-9a10-2b3c4d5e6f70"))
    #expect(vapi.facts[.successful]?.value == .boolean(true))
    #expect(vapi.facts[.summary]?.value.text?.hasPrefix("The caller asked") == true)
    let turns = try #require(vapi.facts[.transcript]?.value.transcript?.turns)
    #expect(turns.map(\.role) == [.agent, .user, .agent, .user])
    #expect(turns[1].text == "Hi, are you open on Saturday? 👋")
    #expect(turns[1].startMilliseconds == 4_200 && turns[1].endMilliseconds == 6_900)

    let inbound = try #require(calls["CA00000000000000000000000000000c01"])
    #expect(inbound.state == .ended && CallUsage.of(inbound) == .known(seconds: 73))
    #expect(inbound.facts[.direction]?.value == .text("inbound"))
    #expect(inbound.facts[.recordingURL]?.value.text?.hasSuffix("RE00000000000000000000000000000d01") == true)
    #expect(inbound.facts[.endedAt]?.value == .integer(1_795_028_475_000))
    let outbound = try #require(calls["CA00000000000000000000000000000c02"])
    #expect(outbound.state == .ended && CallUsage.of(outbound) == .known(seconds: 60))
    #expect(outbound.facts[.direction]?.value == .text("outbound"))
    #expect(outbound.facts[.startedAt]?.value == .integer(1_795_029_006_000))
    let unanswered = try #require(calls["CA00000000000000000000000000000c03"])
    #expect(CallUsage.of(unanswered) == .known(seconds: 0))
    #expect(unanswered.facts[.endReason]?.value == .text("no-answer"))
  }

  @Test("a report of a call that never connected is of 0 s, however long it rang")
  func vapiNeverConnected() throws {
    let event = try #require(try ProviderFixture(.vapi, "end-of-call-report.schema-minimum").callEvent())
    var fold = CallFold()
    _ = fold.merge(event)
    #expect(fold.state == .ended && CallUsage.of(fold) == .known(seconds: 0))
  }

  @Test("a delivery raises the seconds and never lowers them; an answer of the provider's does, in any order")
  func onlyAnswersLower() {
    func event(_ duration: Int64, time: Int64, askedAt: Int64? = nil) -> CallEvent {
      CallEvent(
        providerCallID: "c", rank: .ended,
        order: FactOrder(rank: .ended, providerTimeMilliseconds: time, bodyHash: [UInt8(truncatingIfNeeded: duration)]),
        facts: [.duration: .integer(duration)], askedAtMilliseconds: askedAt)
    }
    // The owner of a signing key sends a shorter call, dated later.
    let forged = [event(61_000, time: 1), event(1_000, time: 9)]
    let answered = forged + [event(58_000, time: 1, askedAt: 100)]
    let amended = answered + [event(57_000, time: 1, askedAt: 200)]
    for (events, seconds) in [(forged, 61), (answered, 58), (amended, 57)] as [([CallEvent], Int64)] {
      for order in [events, events.reversed(), events + events] {
        var fold = CallFold()
        for event in order { _ = fold.merge(event) }
        #expect(CallUsage.of(fold) == .known(seconds: seconds))
      }
    }
  }

  @Test(
    "what no provider sends is told apart, and never crashes",
    arguments: [
      (Provider.vapi, ""), (.vapi, "{}"), (.vapi, #"{"message":{}}"#), (.vapi, #"{"message":{"type":7}}"#),
      (.vapi, #"{"message":{"type":"status-update"}}"#), (.vapi, #"{"message":{"type":"A B"}}"#),
      (.vapi, #"{"message":{"type":"end-of-call-report","call":{"id":""}}}"#), (.vapi, "[]"),
      (.twilio, ""), (.twilio, "a=b"), (.twilio, "AccountSid=AC1"), (.twilio, "CallSid=CA1&CallStatus=completed"),
      (.stripe, "{}"), (.stripe, #"{"id":"x","object":"event","type":"a"}"#),
      (.stripe, #"{"id":"evt_1","object":"charge","type":"a"}"#),
      (.stripe, #"{"id":"evt_1","object":"event","type":"A"}"#),
      (.stripe, #"{"id":"evt_ 1","object":"event","type":"a"}"#),
    ])
  func notAnEvent(provider: Provider, body: String) {
    let delivery = SignedDelivery(
      method: "POST", url: "https://a.test/", headers: [:], body: Array(body.utf8), nowMilliseconds: 0)
    #expect(provider.read(delivery) == .notAnEvent)
  }

  @Test(
    "what can never be folded is a permanent failure with a reason",
    arguments: [
      (Provider.vapi, #"{"message":{"type":"status-update","status":"ended","call":{"id":"a\u0000"}}}"#, "nul_in_text"),
      (.vapi, #"{"message":{"type":"status-update","status":"ended","call":{}}}"#, "bad_call_id"),
      (
        .vapi, #"{"message":{"type":"status-update","status":"ended","endedReason":7,"call":{"id":"c"}}}"#,
        "unexpected_type"
      ),
      (
        .vapi, #"{"message":{"type":"status-update","status":"ended","timestamp":9e18,"call":{"id":"c"}}}"#,
        "number_out_of_range"
      ),
      (
        .vapi,
        #"{"message":{"type":"end-of-call-report","artifact":{"messages":[{"role":"user","message":"\u0000"}]},"call":{"id":"c"}}}"#,
        "nul_in_text"
      ),
      (.twilio, "AccountSid=A&CallSid=C%00&CallStatus=ringing", "nul_in_text"),
      (.twilio, "AccountSid=A&CallSid=C&CallStatus=completed&CallDuration=9000000000000000", "number_out_of_range"),
      (
        .twilio, "AccountSid=A&CallSid=C&CallStatus=completed&From=" + String(repeating: "1", count: 801),
        "text_too_long"
      ),
      (.twilio, "AccountSid=A&CallStatus=ringing&CallSid=" + String(repeating: "C", count: 201), "bad_call_id"),
    ])
  func unfoldable(provider: Provider, content: String, reason: String) {
    let error = #expect(throws: PermanentFailure.self) { try provider.callEvent(Array(content.utf8), bodyHash: []) }
    #expect(error?.reason == reason)
  }

  @Test("a body of nested nothing costs no more than its length", .timeLimit(.minutes(1)))
  func cost() {
    let filler = String(repeating: "[[]],", count: 200_000) + "0"
    for member in ["timestamp", "durationMs", "artifact", "call", "messages", "toolCallList"] {
      let body = #"{"message":{"type":"tool-calls","\#(member)":[\#(filler)]}}"#
      let delivery = SignedDelivery(
        method: "POST", url: "", headers: [:], body: Array(body.utf8), nowMilliseconds: 0)
      _ = Provider.vapi.read(delivery)
      _ = try? Provider.vapi.callEvent(delivery.body, bodyHash: [])
    }
    #expect(TwilioForm(Array(String(repeating: "a&", count: 1_001).utf8)) == nil)
    #expect(TwilioForm(Array(String(repeating: "%", count: 1_000_000).utf8))?.parameters.count == 1)
  }

  @Test(
    "times as mail writes them",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 +0000", Int64(0)), ("Wed, 18 Nov 2026 19:01:15 +0000", 1_795_028_475),
      ("Wed, 18 Nov 2026 21:01:15 +0200", 1_795_028_475), ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800),
      ("Wed, 18 Nov 2026", nil), ("Wed, 18 Nov 20260 19:01:15 +0000", nil), ("Wed, 99 Nov 2026 19:01:15 +0000", nil),
      ("", nil), ("Wed, 18 Nov 2026 19:01:15 +9900", nil),
    ] as [(String, Int64?)])
  func mailTimes(text: String, seconds: Int64?) {
    #expect(RFC2822Date.parse(text) == seconds)
  }

  private static func fold(_ events: [CallEvent]) -> [String: CallFold] {
    var calls: [String: CallFold] = [:]
    for event in events { _ = calls[event.providerCallID, default: CallFold()].merge(event) }
    return calls
  }
}
