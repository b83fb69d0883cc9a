import Resilience
import TestSupport
import Testing

@testable import Jobs

struct RetryPolicyTests {
  let policy = RetryPolicy(backoff: .internalLane, budget: .threeDays, maximumCrashes: 3)

  @Test(
    "a failure is tried again within the longest wait of its attempt, until the budget is spent",
    arguments: [
      (1, 0, 200), (2, 1, 400), (9, 60, 51_200), (10, 3600, 60_000), (100_000, 259_199, 60_000), (1, 259_200, nil),
      (1, 1_000_000, nil),
    ] as [(Int, Int, Int?)])
  func failures(attempt: Int, ageSeconds: Int, longestMilliseconds: Int?) {
    var random = SeededGenerator(UInt64(attempt))
    for _ in 0..<100 {
      let verdict = policy.afterFailure(attempt: attempt, age: .seconds(ageSeconds), using: &random)
      switch (verdict, longestMilliseconds) {
      case (.retry(let delay), let longest?): #expect(delay >= .zero && delay <= .milliseconds(longest))
      case (.bury, nil): break
      default: Issue.record("\(verdict) after attempt \(attempt) at \(ageSeconds) s")
      }
    }
  }

  @Test(
    "the third lease that ends without a report is the last", arguments: [(0, false), (1, false), (2, true), (9, true)])
  func crashes(before: Int, isLast: Bool) {
    #expect(policy.afterCrash(crashes: before) == (isLast ? .bury : .retry(after: .zero)))
  }
}
