import Foundation
import Testing

@testable import Webhooks

@Suite struct ReadingCostTests {
  @Test(
    "a body of nested nothing where a number or a destination belongs costs no more than its length",
    .timeLimit(.minutes(1)), arguments: ["start_timestamp", "duration_ms", "transfer_destination"])
  func cost(member: String) {
    let filler = String(repeating: "[[]],", count: 200_000) + "0"
    let body = Array(
      #"{"event":"transfer_started","call":{"call_id":"c","\#(member)":[\#(filler)]},"\#(member)":[\#(filler)]}"#.utf8)
    guard case .event = RetellDelivery.read(method: "POST", body: body) else {
      Issue.record("it is an event")
      return
    }
    _ = try? RetellCallEvent.read(body: body, bodyHash: [])
  }
}
