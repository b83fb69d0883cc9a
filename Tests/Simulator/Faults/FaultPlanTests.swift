import Testing

@testable import Simulator

@Suite struct FaultPlanTests {
  @Test(
    "a pattern names an operation, a path or an event, with * for anything",
    arguments: [
      ("POST /v1/refunds", "POST /v1/refunds", true), ("POST /v1/refunds", "POST /v1/refunds/x", false),
      ("*", "GET /", true), ("POST *", "GET /x", false),
      ("POST /v1/*/confirm", "POST /v1/payment_intents/pi/confirm", true),
      ("POST /v1/*/confirm", "POST /v1/payment_intents/pi/cancel", false), ("*refunds*", "POST /v1/refunds", true),
      ("", "GET /", false), ("**", "anything", true),
    ])
  func patterns(pattern: String, name: String, matches: Bool) {
    var plan = FaultPlan(seed: 1)
    _ = plan.add(Fault(operation: pattern, kind: .status))
    #expect((plan.request(named: [name]) != nil) == matches)
  }

  @Test("a counted fault is used up, one without a count stays")
  func counts() {
    var plan = FaultPlan(seed: 1)
    _ = plan.add(Fault(operation: "a", kind: .delay, count: 2))
    _ = plan.add(Fault(operation: "b", kind: .hang))
    #expect((0..<3).map { _ in plan.request(named: ["a"]) != nil } == [true, true, false])
    #expect((0..<9).map { _ in plan.request(named: ["b"]) != nil } == Array(repeating: true, count: 9))
    plan.clear()
    #expect(plan.request(named: ["b"]) == nil)
  }

  @Test("chance follows the seed")
  func chance() {
    func hits(_ seed: UInt64) -> [Bool] {
      var plan = FaultPlan(seed: seed)
      _ = plan.add(Fault(operation: "*", kind: .status, probability: 0.5))
      return (0..<64).map { _ in plan.request(named: ["x"]) != nil }
    }
    #expect(hits(1) == hits(1))
    #expect(hits(1) != hits(2))
    #expect((16...48).contains(hits(1).count { $0 }))
  }

  @Test("faults of webhooks leave requests alone, and the other way round; a hundred is the most")
  func kinds() {
    var plan = FaultPlan(seed: 1)
    _ = plan.add(Fault(operation: "*", kind: .duplicate))
    #expect(plan.request(named: ["x"]) == nil)
    #expect(plan.webhook(event: "x")?.kind == .duplicate)
    #expect((1...FaultPlan.limit).map { _ in plan.add(Fault(operation: "*", kind: .status)) }.count { $0 } == 99)
  }
}
