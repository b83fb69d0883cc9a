import Testing

@testable import Edge

@Suite struct SignatureFailuresTests {
  private let start = ContinuousClock.now
  private let source = SourceKey(provider: "retell", token: "abcdefgh")

  @Test("ten bad signatures are free, the next reduces this source from this address alone")
  func reducing() {
    var failures = SignatureFailures()
    func isReduced(_ pair: SignatureFailures.Pair, at time: ContinuousClock.Instant) -> Bool {
      failures.isReduced(pair, at: time)
    }
    let pair = SignatureFailures.Pair(source, from: "192.0.2.1")
    for _ in 0..<10 { failures.fail(pair, at: start) }
    #expect(isReduced(pair, at: start) == false)
    failures.fail(pair, at: start)
    #expect(isReduced(pair, at: start) == true)
    #expect(isReduced(SignatureFailures.Pair(source, from: "192.0.2.2"), at: start) == false)
    let other = SourceKey(provider: "retell", token: "other")
    #expect(isReduced(SignatureFailures.Pair(other, from: "192.0.2.1"), at: start) == false)
  }

  @Test("whatever came before, ten minutes after the last one all is as it was")
  func forgiving() {
    var failures = SignatureFailures()
    func isReduced(_ pair: SignatureFailures.Pair, at time: ContinuousClock.Instant) -> Bool {
      failures.isReduced(pair, at: time)
    }
    let pair = SignatureFailures.Pair(source, from: "2001:db8:1:2::7")
    for _ in 0..<5_000 { failures.fail(pair, at: start) }
    #expect(isReduced(SignatureFailures.Pair(source, from: "2001:db8:1:2:ffff::9"), at: start) == true)
    #expect(isReduced(pair, at: start + .seconds(599)) == true)
    #expect(isReduced(pair, at: start + .seconds(600)) == false)
  }

  @Test("memory is bounded, whatever addresses they come from")
  func bounded() {
    var failures = SignatureFailures()
    for number in 0..<(SignatureFailures.mostPairs + 100) {
      failures.fail(
        SignatureFailures.Pair(source, from: "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"), at: start)
    }
    #expect(failures.count == SignatureFailures.mostPairs)
  }
}
