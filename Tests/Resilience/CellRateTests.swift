import Testing

@testable import Resilience

@Suite struct CellRateTests {
  @Test("a burst goes at once, then one each interval, and the wait is exactly what is missing")
  func rate() {
    let rate = CellRate(calls: 5, per: .seconds(1))
    let start = ContinuousClock.now
    var kept: ContinuousClock.Instant?
    for _ in 0..<5 {
      guard case .allowed(let next) = rate.decide(kept: kept, at: start) else {
        Issue.record("the burst was refused")
        return
      }
      kept = next
    }
    #expect(rate.decide(kept: kept, at: start) == .wait(.milliseconds(200)))
    #expect(rate.decide(kept: kept, at: start + .milliseconds(150)) == .wait(.milliseconds(50)))
    guard case .allowed = rate.decide(kept: kept, at: start + .milliseconds(200)) else {
      Issue.record("one interval later the call must go")
      return
    }
  }

  @Test("a pause saves up no more than one burst")
  func pause() {
    let rate = CellRate(calls: 3, per: .seconds(3))
    let start = ContinuousClock.now
    var kept: ContinuousClock.Instant? = start
    var allowed = 0
    while case .allowed(let next) = rate.decide(kept: kept, at: start + .seconds(3600)) {
      kept = next
      allowed += 1
    }
    #expect(allowed == 3)
  }
}
