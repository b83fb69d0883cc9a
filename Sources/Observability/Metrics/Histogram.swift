internal import Synchronization

/// Durations counted in log-linear buckets: each power of two of microseconds in four equal parts, so that a quantile
/// read from it is at most a quarter too high. Safe from any thread.
///
/// One bucket up to 1 µs, 26 · 4 up to 2²⁶ µs (67 s) and one for everything longer: 850 bytes a series. The metrics page
/// shows only the 27 powers of two, which is what Prometheus needs and keeps the page small.
public final class Histogram: Sendable {
  static let octaves = 26
  private static let parts = 4
  private static let count = 1 + octaves * parts + 1

  /// What was recorded up to a moment.
  public struct Snapshot: Sendable {
    var buckets: [Int]
    public internal(set) var count: Int
    public internal(set) var sum: Duration
  }

  private let state = Mutex(
    Snapshot(buckets: [Int](repeating: 0, count: Histogram.count), count: 0, sum: .zero))

  init() {}

  /// Records one duration; a negative one counts as zero.
  public func record(_ duration: Duration) {
    let index = Self.bucket(of: duration)
    state.withLock { state in
      state.buckets[index] += 1
      state.count += 1
      state.sum += max(.zero, duration)
    }
  }

  public var snapshot: Snapshot { state.withLock { $0 } }

  /// A bucket holds the durations up to its upper bound and above the one before.
  static func bucket(of duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 1 << 10 else { return count - 1 }
    // Rounded up to quarters of a microsecond, the width of the narrowest bucket: each upper bound is inclusive.
    let quarters = UInt64(seconds) * 4_000_000 + UInt64((attoseconds + 249_999_999_999) / 250_000_000_000)
    guard quarters > 4 else { return 0 }
    let below = quarters - 1
    let octave = 61 - below.leadingZeroBitCount
    guard octave < octaves else { return count - 1 }
    return 1 + octave * parts + Int((below >> octave) & 3)
  }

  /// Upper bound of a bucket in microseconds; nil for the last.
  static func upperBound(of bucket: Int) -> Double? {
    guard bucket < count - 1 else { return nil }
    guard bucket > 0 else { return 1 }
    let (octave, part) = (bucket - 1).quotientAndRemainder(dividingBy: parts)
    return Double(1 << octave) * (1 + Double(part + 1) / Double(parts))
  }
}

extension Histogram.Snapshot {
  /// The duration that at least the share `fraction` (0 to 1) of all did not exceed; nil while empty. Never too low, and
  /// at most a quarter too high; beyond the last bound it is that bound, 67 s.
  public func quantile(_ fraction: Double) -> Duration? {
    guard count > 0 else { return nil }
    let rank = max(1, Int((Double(count) * min(max(fraction, 0), 1)).rounded(.up)))
    var seen = 0
    for (index, number) in buckets.enumerated() {
      seen += number
      if seen >= rank {
        return .microseconds(Histogram.upperBound(of: index) ?? Double(1 << Histogram.octaves))
      }
    }
    return nil
  }

  /// Counts up to and including each power of two of microseconds, 2⁰ first.
  var cumulativeOctaves: [Int] {
    var seen = buckets[0]
    var sums = [seen]
    for octave in 0..<Histogram.octaves {
      seen += buckets[1 + octave * 4..<5 + octave * 4].reduce(0, +)
      sums.append(seen)
    }
    return sums
  }
}
