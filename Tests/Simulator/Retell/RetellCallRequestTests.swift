import Foundation
import Testing

@testable import Simulator

@Suite struct RetellCallRequestTests {
  @Test("a short request plays a whole call that ends now")
  func defaults() throws {
    let talk = ProviderConversation(RetellProvider.self)
    let answer = try talk.control(
      "/calls",
      ["webhook_url": "http://127.0.0.1:1/x", "secret": "k", "agent_id": "a", "duration_ms": 92_417])
    #expect(answer.status == 202)
    #expect(talk.provider.outbox.map(\.event) == RetellEvent.lifeOfACall.map(\.rawValue))
    #expect(talk.provider.outbox.allSatisfy { $0.signing == .retell(secret: "k") })
    let call = try #require(talk.provider.objects(in: "calls").first)
    #expect(call["call_id"] == answer.json["call_id"])
    #expect(call["start_timestamp"]?.integer == talk.time - 92_417)
  }

  @Test(
    "a request that cannot be played is refused",
    arguments: [
      "{}", "[]", "x",
      #"{"webhook_url":"ftp://x","secret":"k","agent_id":"a","duration_ms":1}"#,
      #"{"webhook_url":"http://x","secret":"k","agent_id":"a","duration_ms":1,"events":["nope"]}"#,
      #"{"webhook_url":"http://x","secret":"k","agent_id":"a","duration_ms":1,"events":[]}"#,
      #"{"webhook_url":"http://x","secret":"k","agent_id":"a","duration_ms":1,"duplicates":0}"#,
      #"{"webhook_url":"http://x","secret":"k","agent_id":"a","duration_ms":1,"duplicates":101}"#,
      #"{"webhook_url":"http://x","secret":"k","agent_id":"a","duration_ms":1,"order":"odd"}"#,
    ])
  func refuses(text: String) {
    #expect(throws: (any Error).self) { try decode(text) }
  }

  @Test("the queue takes no more than it holds, and the log says what was not sent")
  func queueIsBounded() {
    let queue = WebhookQueue(capacity: 2)
    let log = DeliveryLog()
    for name in ["a", "b", "c"] {
      queue.append(
        OutgoingWebhook(
          url: "http://127.0.0.1:1", event: "call_ended", subject: name, body: [], signing: .none, policy: .retell),
        log: log)
    }
    #expect(log.deliveries(ofCall: nil) == [Delivery(callID: "c", event: "call_ended")])
  }

  @Test("the log forgets the oldest deliveries beyond its size")
  func logIsBounded() {
    let log = DeliveryLog(capacity: 2)
    for name in ["a", "b", "c"] { log.append(Delivery(callID: name, event: "call_ended")) }
    #expect(log.deliveries(ofCall: nil).map(\.callID) == ["b", "c"])
    #expect(log.deliveries(ofCall: "c").count == 1)
  }

  private func decode(_ text: String) throws -> RetellCallRequest {
    try JSONDecoder().decode(RetellCallRequest.self, from: Data(text.utf8))
  }
}

@Suite struct SimulatorOptionsTests {
  @Test("arguments are read")
  func reads() throws {
    let options = try SimulatorOptions(arguments: ["--port", "7050", "--supervised", "--seed", "9"], defaultSeed: 1)
    #expect(options == SimulatorOptions(port: 7050, seed: 9, isSupervised: true))
    #expect(options.host == "127.0.0.1")
    let everywhere = try SimulatorOptions(arguments: ["--port", "7050", "--host", "0.0.0.0"], defaultSeed: 1)
    #expect(everywhere.host == "0.0.0.0")
    let url = "http://127.0.0.1:7000/webhooks/stripe/platform"
    #expect(
      try SimulatorOptions(arguments: ["--port", "7050", "--stripe-endpoint", url], defaultSeed: 1)
        == SimulatorOptions(port: 7050, seed: 1, stripeEndpoint: url))
  }

  @Test(
    "wrong arguments are refused",
    arguments: [
      [], ["--port"], ["--port", "0"], ["--port", "x"], ["--port", "1", "--what"],
      ["--port", "1", "--stripe-endpoint", "x"], ["--seed", "-1"], ["--host"],
    ])
  func refuses(arguments: [String]) {
    #expect(throws: SimulatorOptions.UsageError.self) { try SimulatorOptions(arguments: arguments, defaultSeed: 1) }
  }
}
