import Foundation
import Simulator
import Testing
import Webhooks

@testable import CLI

@Suite struct TriggerPlanTests {
  private func plan(
    _ events: [RetellEvent] = [.callEnded], count: Int = 1, copies: Int = 1, isShuffled: Bool = false,
    changes: [String] = [], seed: UInt64 = 1
  ) throws -> TriggerPlan {
    try plan(.retell, events.map(\.rawValue), count: count, copies: copies, isShuffled: isShuffled, changes, seed: seed)
  }

  private func plan(
    _ provider: WebhookProvider, _ events: [String], count: Int = 1, copies: Int = 1, isShuffled: Bool = false,
    _ changes: [String] = [], seed: UInt64 = 1
  ) throws -> TriggerPlan {
    try TriggerPlan(
      .init(
        provider: provider, events: events, count: count, copies: copies, isShuffled: isShuffled,
        changes: changes.compactMap(BodyChange.init(argument:)), durationMilliseconds: 92_417, agentID: "agent_x",
        now: 1_795_014_337_540, seed: seed))
  }

  @Test(
    "every event of every provider has a body, verifies as the provider's and carries a fixed id",
    arguments: WebhookProvider.allCases)
  func everyProvider(provider: WebhookProvider) throws {
    let samples = SampleEvents(provider: provider)
    let url = "https://hooks.switchboard.example.com/webhooks/\(provider.rawValue)/t"
    let items = try plan(provider, samples.all).items
    #expect(items.map(\.event) == samples.all)
    for item in items {
      #expect(item.body.count > 2, "\(item.event)")
      let time: Int64 = 1_795_014_337_540
      var headers = ["content-type": samples.contentType]
      for header in samples.signing(secret: "fake_secret").headers(url: url, body: item.body, atMilliseconds: time) {
        headers[header.name.lowercased()] = header.value
      }
      let signing = try #require(SigningProvider(rawValue: provider.rawValue))
      let scheme = try signing.scheme(named: nil, keyID: nil)
      let delivery = ReceivedDelivery(
        credentials: [SourceCredential(scheme, secret: Array("fake_secret".utf8))], method: "POST", url: url,
        headers: headers.map { ($0.key, $0.value) }, body: item.body, nowMilliseconds: time)
      #expect(WebhookVerdict(delivery) == .valid, "\(item.event)")
    }
    let fixed = try plan(provider, [samples.all[0]], count: 5, ["\(samples.idPath)=one"]).items
    #expect(provider == .stripe || Set(fixed.map(\.body)).count == 1)
  }

  @Test(
    "a value is JSON where it reads as JSON, otherwise text",
    arguments: [
      ("call.duration_ms=9000000000000000000", "duration_ms", .integer(9_000_000_000_000_000_000)),
      ("call.from_number=+1555", "from_number", "+1555"), ("call.agent_name=\"a\\u0000b\"", "agent_name", "a\u{0}b"),
      ("call.agent_name=a=b", "agent_name", "a=b"), ("call.metadata={\"k\":[1]}", "metadata", ["k": [1]]),
      ("call.end_timestamp=null", "end_timestamp", nil), ("call.agent_name=", "agent_name", ""),
    ] as [(String, String, JSONValue)])
  func sets(change: String, name: String, value: JSONValue) throws {
    let body = try JSONValue(parsing: Data(plan(changes: [change]).items[0].body))
    #expect(body["call"]?[name] == value)
  }

  @Test("a change that leads nowhere is refused", arguments: ["event.x=1", "call.transcript_object.99=1"])
  func refusesChange(change: String) {
    #expect(throws: CLIError.self) { try plan(changes: [change]) }
  }

  @Test("what has no equals sign is no change", arguments: ["", "=", "=1", "call"])
  func refusesArgument(argument: String) {
    #expect(BodyChange(argument: argument) == nil)
  }

  @Test("calls have ids of their own, copies of an event are equal bytes, and a seed repeats all of it")
  func ids() throws {
    let items = try plan(RetellEvent.lifeOfACall, count: 10, copies: 2).items
    #expect(items.count == 60)
    #expect(Set(items.map(\.callID)).count == 10)
    #expect(Set(items.map(\.body)).count == 30)
    #expect(try plan(RetellEvent.lifeOfACall, count: 10, copies: 2).items == items)
    #expect(try plan(RetellEvent.lifeOfACall, count: 10, copies: 2, seed: 2).items != items)
  }

  @Test("a fixed call id makes all calls one")
  func fixedID() throws {
    let items = try plan(count: 200, changes: ["call.call_id=call_one"]).items
    #expect(Set(items.map(\.callID)) == ["call_one"])
    #expect(Set(items.map(\.body)).count == 1)
  }

  @Test("shuffling keeps what is sent")
  func shuffles() throws {
    let listed = try plan(RetellEvent.lifeOfACall, count: 10).items
    let shuffled = try plan(RetellEvent.lifeOfACall, count: 10, isShuffled: true).items
    #expect(listed != shuffled)
    #expect(Set(listed) == Set(shuffled))
  }
}
