/// How long operations took, in nanoseconds; sorted when asked.
struct Latencies: Sendable {
  private var nanoseconds: [Int64] = []

  init() {}

  init(merging parts: [Latencies]) {
    nanoseconds = parts.flatMap(\.nanoseconds).sorted()
  }

  var count: Int { nanoseconds.count }

  mutating func record(_ duration: Duration) {
    nanoseconds.append(Int64(duration / .nanoseconds(1)))
  }

  /// The value that the given part of operations did not exceed; nil without operations. Of merged latencies only.
  func microseconds(_ part: Double) -> Double? {
    guard !nanoseconds.isEmpty else { return nil }
    let index = min(nanoseconds.count - 1, Int(part * Double(nanoseconds.count)))
    return Double(nanoseconds[index]) / 1000
  }
}
