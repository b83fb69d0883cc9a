import AsyncHTTPClient
import NIOCore
import TestSupport
import Testing

@testable import Simulator

@Suite struct RunningSimulatorTests {
  private func send(
    _ url: String, method: String = "POST", body: String = "", timeout: TimeAmount = .seconds(30)
  ) async throws -> (status: UInt, body: String) {
    var request = HTTPClientRequest(url: url)
    request.method = .RAW(value: method)
    request.headers.add(name: "Authorization", value: "Bearer sk_test_one")
    if method == "POST" { request.body = .bytes(ByteBuffer(string: body)) }
    let response = try await HTTPClient.shared.execute(request, timeout: timeout)
    return (response.status.code, String(buffer: try await response.body.collect(upTo: 1 << 20)))
  }

  @Test("a simulator on a free port answers, remembers and forgets")
  func answers() async throws {
    try await RunningSimulator.with { simulator in
      let answer = try await send(simulator.url("stripe") + "/v1/payment_intents", body: "amount=2500&currency=usd")
      #expect(answer.status == 200)
      #expect(try simulator.items("stripe/payment_intents").count == 1)
      #expect(try simulator.requestCount("stripe", "POST /v1/payment_intents") == 1)
      #expect(try await send(simulator.origin + "/simulator/stripe/payment_intents", method: "GET").status == 200)
      #expect(try await send(simulator.origin + "/nowhere", method: "GET").status == 404)
      try simulator.control("reset")
      #expect(try simulator.items("stripe/payment_intents").isEmpty)
    }
  }

  @Test("faults befall what they name: status, dropped answer, cut-off body, doubled work")
  func faults() async throws {
    try await RunningSimulator.with { simulator in
      let url = simulator.url("stripe") + "/v1/payment_intents"
      let body = "amount=2500&currency=usd"
      try simulator.control(
        "stripe/faults",
        ["operation": "POST /v1/payment_intents", "kind": "status", "status": 503, "retry_after": 7, "count": 1])
      #expect(try await send(url, body: body).status == 503)
      #expect(try simulator.items("stripe/payment_intents").isEmpty)

      try simulator.control("stripe/faults", ["operation": "POST *", "kind": "drop_response", "count": 1])
      await #expect(throws: (any Error).self) { try await send(url, body: body) }
      #expect(try simulator.items("stripe/payment_intents").count == 1)

      try simulator.control("stripe/faults", ["operation": "*", "kind": "malformed", "count": 1])
      let cut = try await send(url, body: body)
      #expect(cut.status == 200 && !cut.body.hasSuffix("}"))

      try simulator.control("stripe/faults", ["operation": "*", "kind": "repeat", "count": 1])
      #expect(try await send(url, body: body).status == 200)
      #expect(try simulator.items("stripe/payment_intents").count == 4)

      try simulator.control("stripe/faults", ["operation": "*", "kind": "hang", "count": 1, "duration_ms": 60_000])
      await #expect(throws: (any Error).self) { try await send(url, body: body, timeout: .milliseconds(200)) }
      #expect(try await send(url, body: body).status == 200)
    }
  }

  @Test(
    "a control request that says too little, or what does not exist, is refused",
    arguments: [
      ("stripe/faults", ["kind": "status"]), ("stripe/faults", ["operation": "*", "kind": "explode"]),
      ("stripe/faults", ["operation": "*", "kind": "status", "colour": 1]), ("stripe/settings", ["no_such": 1]),
      ("stripe/settings", ["livemode": "yes"]), ("stripe/clock", [:]), ("stripe/nothing", [:]), ("nobody/reset", [:]),
    ] as [(String, JSONValue)])
  func refused(path: String, body: JSONValue) async throws {
    try await RunningSimulator.with { simulator in
      #expect(throws: RunningSimulator.ControlError.self) { try simulator.control(path, body) }
    }
  }

  @Test("settings change one by one, and a provider's clock can be moved")
  func settings() async throws {
    try await RunningSimulator.with { simulator in
      let changed = try simulator.control("hubspot/settings", ["token_lifetime_seconds": 5, "client_id": "c"])
      #expect(changed["token_lifetime_seconds"] == 5)
      #expect(changed["requests_per_ten_seconds"] == 110)
      #expect(try simulator.control("hubspot/settings", ["search_lag_ms": 7])["search_lag_ms"] == 7)
      #expect(try simulator.control("hubspot/settings", ["client_id": nil])["client_id"] == nil)
      let before = try #require(try simulator.control("stripe/clock", ["offset_ms": 0])["now_ms"]?.integer)
      let after = try #require(try simulator.control("stripe/clock", ["advance_ms": 3_600_000])["now_ms"]?.integer)
      #expect(after - before >= 3_600_000)
    }
  }

  @Test("webhooks are sent signed; a duplicated one twice, a lost one never")
  func webhooks() async throws {
    try await RunningSimulator.with { receiver in
      try await RunningSimulator.with { simulator in
        // The other simulator is the receiver: it answers 404 and remembers nothing, which is all that is needed here.
        try simulator.control("stripe/settings", ["webhook_endpoint": .string(receiver.origin + "/healthz")])
        try simulator.control("stripe/faults", ["operation": "customer.*", "kind": "duplicate", "count": 1])
        try simulator.control("stripe/faults", ["operation": "customer.*", "kind": "lose", "count": 1])
        for _ in 0..<3 { _ = try await send(simulator.url("stripe") + "/v1/customers") }
        try await eventually { try simulator.items("stripe/deliveries").count == 3 }
        let deliveries = try simulator.items("stripe/deliveries")
        #expect(deliveries.allSatisfy { $0["accepted"] == true && $0["event"] == "customer.created" })
        #expect(Set(deliveries.compactMap { $0["call_id"]?.text }).count == 2)
      }
    }
  }
}
