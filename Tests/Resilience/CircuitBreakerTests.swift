import Testing

@testable import Resilience

@Suite struct CircuitBreakerTests {
  private let start = ContinuousClock.now

  private func fail(_ breaker: inout CircuitBreaker, _ times: Int, at now: ContinuousClock.Instant) {
    for _ in 0..<times {
      if case .admitted(let permit) = breaker.admit(at: now) { _ = breaker.record(.failed, of: permit, at: now) }
    }
  }

  @Test(
    "it opens at half of at least twenty calls in thirty seconds",
    arguments: [
      (failures: 19, answers: 0, isOpen: false), (20, 0, true), (10, 10, true), (9, 11, false), (50, 51, false),
      (0, 100, false),
    ])
  func opens(failures: Int, answers: Int, isOpen: Bool) {
    var breaker = CircuitBreaker(at: start)
    for index in 0..<failures + answers {
      guard case .admitted(let permit) = breaker.admit(at: start) else { break }
      _ = breaker.record(index < answers ? .answered(after: .zero) : .failed, of: permit, at: start)
    }
    #expect(breaker.isOpen == isOpen)
  }

  @Test("failures that are older than the window do not count")
  func window() {
    var breaker = CircuitBreaker(at: start)
    fail(&breaker, 19, at: start)
    fail(&breaker, 1, at: start + .seconds(31))
    #expect(!breaker.isOpen)
    fail(&breaker, 19, at: start + .seconds(40))
    #expect(breaker.isOpen)
  }

  @Test("slow answers open it as failures do, at four in five")
  func slow() {
    var breaker = CircuitBreaker(configuration: .init(slowAfter: .seconds(5)), at: start)
    for index in 0..<20 {
      guard case .admitted(let permit) = breaker.admit(at: start) else { break }
      _ = breaker.record(.answered(after: .seconds(index < 4 ? 1 : 6)), of: permit, at: start)
    }
    #expect(breaker.isOpen)
  }

  @Test("while open it refuses; then one probe goes, and its success closes it")
  func probe() {
    var breaker = CircuitBreaker(at: start)
    fail(&breaker, 20, at: start)
    #expect(breaker.admit(at: start + .seconds(14)) == .refused(until: start + .seconds(15)))
    let later = start + .seconds(15)
    guard case .admitted(let permit) = breaker.admit(at: later) else {
      Issue.record("no probe")
      return
    }
    #expect(permit.isProbe)
    guard case .refused = breaker.admit(at: later) else {
      Issue.record("two probes")
      return
    }
    #expect(breaker.record(.answered(after: .zero), of: permit, at: later) == .closed)
    #expect(!breaker.isOpen)
  }

  @Test("each failed probe doubles the time, up to five minutes")
  func longer() {
    var breaker = CircuitBreaker(at: start)
    fail(&breaker, 20, at: start)
    var now = start
    var waits: [Duration] = []
    for _ in 0..<7 {
      guard let next = breaker.nextTry else { return }
      waits.append(next - now)
      now = next
      fail(&breaker, 1, at: now)
    }
    #expect(waits == [15, 30, 60, 120, 240, 300, 300].map { .seconds($0) })
  }

  @Test("an answer to a call from before it opened neither closes it nor counts")
  func stale() {
    var breaker = CircuitBreaker(at: start)
    guard case .admitted(let old) = breaker.admit(at: start) else { return }
    fail(&breaker, 20, at: start)
    #expect(breaker.record(.answered(after: .zero), of: old, at: start) == nil)
    let later = start + .seconds(15)
    guard case .admitted(let probe) = breaker.admit(at: later) else { return }
    #expect(breaker.record(.answered(after: .zero), of: old, at: later) == nil)
    #expect(breaker.isOpen)
    #expect(breaker.record(.answered(after: .zero), of: probe, at: later) == .closed)
  }

  @Test("a probe that is abandoned or never reported makes way for another")
  func lostProbe() {
    var breaker = CircuitBreaker(at: start)
    fail(&breaker, 20, at: start)
    var now = start + .seconds(15)
    guard case .admitted(let first) = breaker.admit(at: now) else { return }
    _ = breaker.record(.abandoned, of: first, at: now)
    guard case .admitted(let second) = breaker.admit(at: now) else {
      Issue.record("no second probe")
      return
    }
    now += .seconds(90)
    guard case .admitted = breaker.admit(at: now) else {
      Issue.record("no third probe")
      return
    }
    #expect(breaker.record(.failed, of: second, at: now) == nil)
  }
}
