import TestSupport
import Testing

@testable import Observability

@Suite struct HistogramTests {
  @Test(
    "a bucket's upper bound is inclusive",
    arguments: [
      (0.0, 1.0), (0.2, 1.0), (1, 1.0), (1.25, 1.25), (1.26, 1.5), (2, 2), (2.1, 2.5), (3, 3), (4, 4), (1_000, 1_024),
      (1_024, 1_024), (1_025, 1_280), (67_108_864, 67_108_864),
    ])
  func bounds(microseconds: Double, bound: Double) {
    let bucket = Histogram.bucket(of: .nanoseconds(Int64((microseconds * 1_000).rounded())))
    #expect(Histogram.upperBound(of: bucket) == bound)
  }

  @Test("anything longer than the last bound goes into the last bucket", arguments: [67.2, 1e6, 1e12])
  func beyond(seconds: Double) {
    #expect(Histogram.upperBound(of: Histogram.bucket(of: .seconds(seconds))) == nil)
  }

  @Test("a negative duration counts as zero")
  func negative() {
    let histogram = Histogram()
    histogram.record(.seconds(-1))
    #expect(histogram.snapshot.count == 1)
    #expect(histogram.snapshot.sum == .zero)
  }

  @Test("a quantile is never too low and at most a quarter too high")
  func quantiles() throws {
    var random = SeededGenerator(7)
    let histogram = Histogram()
    var durations: [Duration] = []
    for _ in 0..<2_000 {
      let duration = Duration.microseconds(
        Int64.random(in: 1...30_000_000, using: &random) >> Int64.random(in: 0...20, using: &random) + 1)
      durations.append(duration)
      histogram.record(duration)
    }
    durations.sort()
    for (fraction, index) in [(0.5, 999), (0.99, 1_979), (1.0, 1_999)] {
      let exact = durations[index]
      let told = try #require(histogram.snapshot.quantile(fraction))
      #expect(told >= exact && told <= exact * 1.25 + .microseconds(1))
    }
  }

  @Test("an empty histogram has no quantile")
  func empty() {
    #expect(Histogram().snapshot.quantile(0.5) == nil)
  }
}
