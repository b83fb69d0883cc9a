import Foundation
import Testing

@testable import Simulator

@Suite struct RetellCallRequestTests {
  @Test("a short request plays a whole call that ends now")
  func defaults() throws {
    let request = try decode(
      #"{"webhook_url":"http://127.0.0.1:1/x","secret":"k","agent_id":"a","duration_ms":92417}"#)
    var generator = SplitMix64(seed: 1)
    let call = SimulatedCall(request, now: 1_000_000, using: &generator)
    #expect(call.plan.entries.map(\.event) == RetellEvent.lifeOfACall)
    #expect(call.script.startedAtMilliseconds == 1_000_000 - 92_417)
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

  @Test("the queue refuses more than it holds")
  func queueIsBounded() throws {
    let queue = CallQueue(capacity: 2, seed: 1, now: { 0 })
    let request = try decode(
      #"{"webhook_url":"http://127.0.0.1:1/x","secret":"k","agent_id":"a","duration_ms":1}"#)
    #expect(queue.accept(request) != nil)
    #expect(queue.accept(request) != nil)
    #expect(queue.accept(request) == nil)
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
  }

  @Test(
    "wrong arguments are refused",
    arguments: [[], ["--port"], ["--port", "0"], ["--port", "x"], ["--port", "1", "--what"], ["--seed", "-1"]])
  func refuses(arguments: [String]) {
    #expect(throws: SimulatorOptions.UsageError.self) { try SimulatorOptions(arguments: arguments, defaultSeed: 1) }
  }
}
