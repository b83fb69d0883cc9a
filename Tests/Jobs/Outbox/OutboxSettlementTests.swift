import Foundation
import Identifiers
import Resilience
import TestSupport
import Testing

@testable import Jobs

struct OutboxSettlementTests {
  let policy = RetryPolicy(backoff: .internalLane, budget: .threeDays, maximumCrashes: .max)

  @Test("each event goes where its receiver's answer sends it")
  func answers() {
    var random = SeededGenerator(1)
    let events = (0..<4).map { _ in event() }
    let stranger = event()
    let settlement = OutboxSettlement(
      events,
      results: [
        events[0].id: .done, events[1].id: .retry(reason: "busy"), events[2].id: .refused(reason: "unknown_call"),
        stranger.id: .done,
      ], policy: policy, using: &random)
    #expect(settlement.done == [events[0]])
    #expect(settlement.retries.map(\.event) == [events[1], events[3]])
    #expect(settlement.retries.map(\.reason.text) == ["busy", "unanswered"])
    #expect(settlement.refused == [.init(event: events[2], reason: FailureReason("unknown_call"))])
  }

  @Test("a failed delivery puts all its events off, and gives up those whose budget is spent")
  func failed() {
    var random = SeededGenerator(2)
    let (young, old) = (event(), event(age: .seconds(72 * 3600)))
    let settlement = OutboxSettlement(
      failed: [young, old], reason: FailureReason("no_peer"), policy: policy, using: &random)
    #expect(settlement.done.isEmpty)
    #expect(settlement.retries.map(\.event) == [young])
    #expect(settlement.refused.map(\.event) == [old])
    #expect(settlement.retries[0].delay <= .milliseconds(200))
  }

  private func event(age: Duration = .zero) -> OutboxEvent {
    OutboxEvent(
      id: .new(), receiver: "billing", kind: "call.ended", organizationID: .new(), subject: UUID(), version: 1,
      payload: [], attempt: 1, createdAt: .now, age: age)
  }
}
