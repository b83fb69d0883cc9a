import Testing

@testable import Resilience

@Suite struct RetryBudgetTests {
  @Test("ten calls pay for one retry, and no more than the limit is saved")
  func budget() {
    var budget = RetryBudget(retries: 2)
    #expect(withdrawals(from: &budget) == 2)
    for _ in 0..<9 { budget.deposit() }
    #expect(withdrawals(from: &budget) == 0)
    budget.deposit()
    #expect(withdrawals(from: &budget) == 1)
    for _ in 0..<1_000 { budget.deposit() }
    #expect(withdrawals(from: &budget) == 2)
  }

  private func withdrawals(from budget: inout RetryBudget) -> Int {
    var count = 0
    while budget.withdraw() { count += 1 }
    return count
  }
}
