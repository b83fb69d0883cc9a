import Testing

@testable import Resilience

struct BackoffTests {
  @Test(
    "the longest wait doubles from the base and stops at the cap",
    arguments: [
      (1, 200), (2, 400), (3, 800), (4, 1600), (5, 3200), (6, 6400), (7, 12_800), (8, 25_600), (9, 51_200),
      (10, 60_000),
      (11, 60_000), (1000, 60_000), (Int.max, 60_000), (0, 200), (-5, 200),
    ])
  func longestDelays(retry: Int, milliseconds: Int) {
    #expect(Backoff.internalLane.longestDelay(beforeRetry: retry) == .milliseconds(milliseconds))
  }

  @Test(
    "any factor from 1 up works, with caps up to the largest duration",
    arguments: [
      (Backoff(base: .seconds(2), factor: 3, cap: .seconds(900)), 3, Duration.seconds(18)),
      (Backoff(base: .seconds(2), factor: 3, cap: .seconds(900)), 9, .seconds(900)),
      (Backoff(base: .seconds(5), factor: 1, cap: .seconds(900)), Int.max, .seconds(5)),
      (Backoff(base: .seconds(1), factor: 10, cap: .seconds(Int64.max)), Int.max, .seconds(Int64.max)),
    ])
  func factors(backoff: Backoff, retry: Int, expected: Duration) {
    #expect(backoff.longestDelay(beforeRetry: retry) == expected)
  }

  @Test("waits are spread over the whole interval and never leave it", arguments: [1, 4, 20])
  func fullJitter(retry: Int) {
    let backoff = Backoff.internalLane
    let longest = backoff.longestDelay(beforeRetry: retry)
    var random = CountingGenerator(state: UInt64(retry))
    let delays = (0..<1000).map { _ in backoff.delay(beforeRetry: retry, using: &random) }
    #expect(delays.allSatisfy { $0 >= .zero && $0 <= longest })
    #expect(delays.count { $0 < longest / 4 } > 150)
    #expect(delays.count { $0 > longest * 3 / 4 } > 150)
  }

  @Test("equal random numbers give equal waits")
  func deterministic() {
    var one = CountingGenerator(state: 7)
    var other = CountingGenerator(state: 7)
    for retry in 1...20 {
      #expect(
        Backoff.internalLane.delay(beforeRetry: retry, using: &one)
          == Backoff.internalLane.delay(beforeRetry: retry, using: &other))
    }
  }

  @Test("a budget is spent at its limit and not before")
  func budget() {
    let budget = ElapsedBudget.threeDays
    #expect(!budget.isSpent(at: .zero))
    #expect(!budget.isSpent(at: .seconds(72 * 3600) - .microseconds(1)))
    #expect(budget.isSpent(at: .seconds(72 * 3600)))
  }

  @Test(
    "durations become whole microseconds, clamped",
    arguments: [
      (.zero, 0), (.microseconds(7), 7), (.nanoseconds(1999), 1), (.nanoseconds(-1999), -1), (.seconds(3), 3_000_000),
      (.seconds(Int64.max), .max), (.seconds(Int64.min), .min),
    ] as [(Duration, Int64)])
  func microseconds(duration: Duration, expected: Int64) {
    #expect(duration.wholeMicroseconds == expected)
  }
}

/// SplitMix64: small, and the same on every machine.
private struct CountingGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
