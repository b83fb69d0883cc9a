import BillingAPI
import Foundation
import Messages
import RPCAPI
import Simulator
import Testing
import WebhooksAPI

@testable import CLI

@Suite struct OutputTests {
  @Test(
    "money has two to six decimals",
    arguments: [
      (0, "$0.00"), (1_085_000, "$1.085"), (25_000_000, "$25.00"), (23_915_000, "$23.915"), (1, "$0.000001"),
      (-700_000, "-$0.70"), (.min, "-$9223372036854.775808"), (.max, "$9223372036854.775807"),
    ] as [(Int64, String)])
  func money(micros: Int64, text: String) {
    #expect(moneyText(micros: micros) == text)
  }

  @Test("columns are as wide as their widest cell")
  func table() {
    var table = Table(["A", "B"])
    table.append("long", "")
    table.append("x", "y")
    #expect(table.lines == ["A     B", "long", "x     y"])
  }

  @Test("a wallet prints the promised shape")
  func wallet() {
    let wallet = GetWalletResponse(balance: Money(micros: 23_915_000, currency: "USD"))
    #expect(
      wallet.json.json()
        == #"{"balance":{"micros":23915000,"currency":"USD"},"paid":{"micros":0,"currency":"USD"},"#
        + #""promo":{"micros":0,"currency":"USD"},"is_overdrawn":false,"is_frozen":false}"#)
  }

  @Test("a call prints integers as numbers, times in UTC and no phone number unless asked")
  func call() throws {
    var call = Call(id: "c", provider: "retell", providerCallID: "call_x", state: "analyzed")
    call.durationMs = 92_417
    call.fromNumber = "+15550101234"
    call.receivedAt = Timestamp(seconds: 1_795_014_245, nanoseconds: 123_000_000)
    let json = call.json(reveal: false)
    #expect(json["duration_ms"] == 92_417)
    #expect(json["received_at"] == "2026-11-18T15:04:05.123Z")
    #expect(json["agent_id"] == .null)
    #expect(!json.json().contains("5550101234"))
    #expect(call.json(reveal: true)["from_number"] == "+15550101234")
  }

  @Test("a list ends with a cursor or with null", arguments: [(nil, JSONValue.null), ("", .null), ("x", "x")])
  func list(cursor: String?, next: JSONValue) {
    #expect(listJSON([1], nextCursor: cursor) == ["items": [1], "next_cursor": next])
  }

  @Test("a status prints the promised shape, services in the order of their ports")
  func status() throws {
    let status = SystemStatus(
      edge: "http://127.0.0.1:7000", publicURL: "https://hooks.example.com", simulator: nil,
      postgres: .init(host: "/tmp/s", port: 5432, database: "switchboard", location: "/tmp/s"),
      services: [
        "edge": .init(rpc: "127.0.0.1:7016", admin: "http://127.0.0.1:7036", pid: nil, state: "stopped", missing: nil),
        "auth": .init(rpc: "127.0.0.1:7011", admin: "http://127.0.0.1:7031", pid: 7, state: "serving", missing: []),
      ])
    let text = status.json.json()
    #expect(
      text.hasPrefix(
        #"{"edge":"http://127.0.0.1:7000","public_url":"https://hooks.example.com","simulator":null,"#
          + #""postgres":{"host":"/tmp/s","port":5432"#))
    #expect(
      text.contains(
        #""services":{"auth":{"rpc":"127.0.0.1:7011","admin":"http://127.0.0.1:7031","pid":7,"state":"serving""#))
    #expect(try JSONDecoder().decode(SystemStatus.self, from: Data(text.utf8)).services["auth"]?.pid == 7)
  }
}
