import Testing

@testable import Simulator

@Suite struct DeliveryPlanTests {
  @Test("a plan lists call by call, event by event, copy by copy")
  func listed() {
    let plan = DeliveryPlan(calls: 2, events: [RetellEvent.callStarted, .callEnded], copies: 2)
    #expect(plan.entries.map(\.call) == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(plan.entries.prefix(4).map(\.event) == [.callStarted, .callStarted, .callEnded, .callEnded])
  }

  @Test("shuffling keeps every delivery and follows the seed")
  func shuffled() {
    let listed = DeliveryPlan(calls: 20, events: RetellEvent.lifeOfACall, copies: 3)
    let first = DeliveryPlan(calls: 20, events: RetellEvent.lifeOfACall, copies: 3, order: .shuffled(seed: 1))
    let again = DeliveryPlan(calls: 20, events: RetellEvent.lifeOfACall, copies: 3, order: .shuffled(seed: 1))
    let other = DeliveryPlan(calls: 20, events: RetellEvent.lifeOfACall, copies: 3, order: .shuffled(seed: 2))
    #expect(first == again)
    #expect(first != other)
    #expect(first != listed)
    #expect(counts(first) == counts(listed))
  }

  private func counts(_ plan: DeliveryPlan<RetellEvent>) -> [DeliveryPlan<RetellEvent>.Entry: Int] {
    Dictionary(plan.entries.map { ($0, 1) }, uniquingKeysWith: +)
  }
}

@Suite struct DeliveryPolicyTests {
  @Test(
    "Retell repeats everything but a 2xx, three times, each pause twice the one before",
    arguments: [
      (1, 200, nil), (1, 204, nil), (1, 500, 1), (1, 401, 1), (1, nil, 1), (2, 503, 2), (3, 503, 4), (4, 503, nil),
    ] as [(Int, Int?, Int?)])
  func retell(attempts: Int, status: Int?, pauseSeconds: Int?) {
    #expect(
      DeliveryPolicy.retell.pause(afterAttempts: attempts, status: status) == pauseSeconds.map { .seconds($0) })
  }

  @Test(
    "a policy for temporary failures does not repeat a refusal",
    arguments: [(401, false), (404, false), (413, false), (429, true), (500, true), (501, false), (nil, true)]
      as [(Int?, Bool)])
  func temporary(status: Int?, repeats: Bool) {
    var policy = DeliveryPolicy.retell
    policy.retries = .temporaryFailures
    #expect((policy.pause(afterAttempts: 1, status: status) != nil) == repeats)
  }
}
