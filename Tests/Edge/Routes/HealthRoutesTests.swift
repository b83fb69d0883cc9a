import Calls
import TestSupport
import Testing
import WebhooksAPI

@testable import Edge

@Suite struct HealthRoutesTests {
  @Test("healthz is alive whatever is missing; readyz names it")
  func health() async throws {
    try await RunningEdge.with { edge in
      edge.health.update(missing: ["webhooks_unreachable"])
      #expect(try await edge.send("/healthz", method: "GET", body: nil).status == 200)
      var answer = try await edge.send("/readyz", method: "GET", body: nil)
      #expect(answer.status == 503)
      let problem = try answer.problem()
      #expect(problem["reason"] as? String == "webhooks_unreachable")
      #expect(problem["detail"] as? String == "Missing: webhooks_unreachable.")
      edge.health.update(missing: [])
      answer = try await edge.send("/readyz", method: "GET", body: nil)
      #expect(answer.status == 200)
      #expect(answer.body == #"{"status":"ready"}"#)
      #expect(try await edge.send("/readyz", method: "HEAD", body: nil).status == 200)
    }
  }

  @Test("a drain finishes what is in flight and takes nothing new")
  func drain() async throws {
    let (gate, open) = AsyncStream<Void>.makeStream()
    let webhooks = FakeWebhooks { _, _ in
      for await _ in gate {}
      return IngestResponse(outcome: .accepted)
    }
    try await RunningEdge.with(webhooks) { edge in
      async let first = edge.send()
      try await eventually { webhooks.deliveries.count == 1 }
      await edge.shutDown()
      try await eventually("the listener closes") {
        do {
          _ = try RawConnection(port: edge.port)
          return false
        } catch {
          return true
        }
      }
      open.finish()
      #expect(try await first.status == 200)
    }
  }
}
