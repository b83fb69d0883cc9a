internal import Synchronization

/// All metrics of a process, by name and labels.
///
/// A series is made when it is first asked for and lives as long as the process. There are at most `maximumSeries`: what is
/// asked for beyond gets an instrument that works and is shown nowhere, and `metrics_series_dropped_total` counts it. So a
/// label that takes any value costs no memory without bound.
public final class MetricsRegistry: Sendable {
  /// Label values are cut to this many characters.
  public static let maximumLabelLength = 128

  struct SeriesKey: Hashable {
    let name: String
    let labels: [String: String]
  }

  enum Instrument {
    case counter(Counter)
    case gauge(Gauge)
    case histogram(Histogram)
    /// Asked for its value when the page is made.
    case reading(@Sendable () -> Double)
  }

  private struct State {
    var series: [SeriesKey: Instrument] = [:]
    var help: [String: String] = [:]
    var dropped = 0
  }

  private let state = Mutex(State())
  private let maximumSeries: Int

  public init(maximumSeries: Int = 2_000) {
    self.maximumSeries = maximumSeries
  }

  /// The counter of that name and those labels. Traps where the name is that of another kind of metric.
  public func counter(_ name: String, labels: [String: String] = [:]) -> Counter {
    let instrument = instrument(name, labels) { .counter(Counter()) }
    guard case .counter(let counter) = instrument else { preconditionFailure("\(name) is not a counter.") }
    return counter
  }

  /// The gauge of that name and those labels. Traps where the name is that of another kind of metric.
  public func gauge(_ name: String, labels: [String: String] = [:]) -> Gauge {
    let instrument = instrument(name, labels) { .gauge(Gauge()) }
    guard case .gauge(let gauge) = instrument else { preconditionFailure("\(name) is not a gauge.") }
    return gauge
  }

  /// The histogram of that name and those labels. Traps where the name is that of another kind of metric.
  public func histogram(_ name: String, labels: [String: String] = [:]) -> Histogram {
    let instrument = instrument(name, labels) { .histogram(Histogram()) }
    guard case .histogram(let histogram) = instrument else { preconditionFailure("\(name) is not a histogram.") }
    return histogram
  }

  /// A gauge that is read when the page is made. `read` must be quick and must not use the registry.
  public func reading(_ name: String, labels: [String: String] = [:], _ read: @escaping @Sendable () -> Double) {
    _ = instrument(name, labels) { .reading(read) }
  }

  /// One sentence that the page shows with the metric.
  public func describe(_ name: String, _ help: String) {
    state.withLock { $0.help[name] = help }
  }

  /// Makes one change.
  public func apply(_ sample: MetricSample) {
    switch sample.change {
    case .count(let amount): counter(sample.name, labels: sample.labels).add(amount)
    case .gauge(let value): gauge(sample.name, labels: sample.labels).set(value)
    case .observe(let duration): histogram(sample.name, labels: sample.labels).record(duration)
    }
  }

  /// All series with their help and the number of those dropped.
  func snapshot() -> (series: [(key: SeriesKey, instrument: Instrument)], help: [String: String], dropped: Int) {
    state.withLock { state in
      (state.series.map { (key: $0.key, instrument: $0.value) }, state.help, state.dropped)
    }
  }

  private func instrument(_ name: String, _ labels: [String: String], _ make: () -> Instrument) -> Instrument {
    let key = SeriesKey(name: name, labels: labels.mapValues { String($0.prefix(Self.maximumLabelLength)) })
    return state.withLock { state in
      if let known = state.series[key] { return known }
      precondition(
        Self.isName(name) && labels.keys.allSatisfy(Self.isName), "\(name) is not a metric with labels as they must be."
      )
      let made = make()
      guard state.series.count < maximumSeries else {
        state.dropped += 1
        return made
      }
      state.series[key] = made
      return made
    }
  }

  /// Lower snake case, not starting with a digit.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }
  }
}
