import Calls
import Testing
import WebhooksAPI

@testable import Edge

@Suite("Floods of deliveries")
struct WebhookFloodTests {
  @Test("among a thousand forged deliveries from one address, a thousand good ones from it are all accepted")
  func flood() async throws {
    let webhooks = FakeWebhooks { request, _ throws(RPCError) in
      guard request.body.reveal() == Array("good".utf8) else {
        throw RPCError(.unauthenticated, reason: "bad_signature", message: "The signature does not verify.")
      }
      return IngestResponse(outcome: .accepted, inboxID: "i")
    }
    try await RunningEdge.with(webhooks) { edge in
      let answers = try await withThrowingTaskGroup(of: [String: Int].self) { group in
        for _ in 0..<40 {
          group.addTask {
            var counts: [String: Int] = [:]
            for number in 0..<50 {
              let body = number.isMultiple(of: 2) ? "good" : "forged"
              let answer = try await edge.send(body: Array(body.utf8))
              counts["\(body) \(answer.status)", default: 0] += 1
            }
            return counts
          }
        }
        return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
      }
      #expect(answers == ["good 200": 1_000, "forged 401": 1_000])
    }
  }
}
