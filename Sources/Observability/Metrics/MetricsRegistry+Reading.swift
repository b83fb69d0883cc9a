extension MetricsRegistry {
  /// One series as it stands.
  public struct Series<Value: Sendable>: Sendable {
    public let labels: [String: String]
    public let value: Value
  }

  /// All counters of that name, in no order.
  public func counters(named name: String) -> [Series<Int>] {
    snapshot().series.compactMap { key, instrument in
      guard key.name == name, case .counter(let counter) = instrument else { return nil }
      return Series(labels: key.labels, value: counter.value)
    }
  }

  /// All histograms of that name, in no order.
  public func histograms(named name: String) -> [Series<Histogram.Snapshot>] {
    snapshot().series.compactMap { key, instrument in
      guard key.name == name, case .histogram(let histogram) = instrument else { return nil }
      return Series(labels: key.labels, value: histogram.snapshot)
    }
  }
}

extension MetricsRegistry {
  /// All gauges whose name ends so, ordered by name. A gauge that is not a finite number counts as 0.
  public func gauges(endingIn suffix: String) -> [(name: String, labels: [String: String], value: Double)] {
    snapshot().series.compactMap { key, instrument in
      guard key.name.hasSuffix(suffix) else { return nil }
      let value: Double
      switch instrument {
      case .gauge(let gauge): value = gauge.value
      case .reading(let read): value = read()
      case .counter, .histogram: return nil
      }
      return (key.name, key.labels, value.isFinite ? value : 0)
    }.sorted { $0.name < $1.name }
  }
}
