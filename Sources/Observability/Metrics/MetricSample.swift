/// One change to one metric.
///
/// Names are lower snake case with the unit last, and `_total` for counters: `webhooks_events_total`,
/// `billing_charge_seconds`. Label values come from small fixed sets: a code, a kind, a lane; never an id.
public struct MetricSample: Sendable, Hashable {
  enum Change: Sendable, Hashable {
    case count(Int)
    case gauge(Double)
    case observe(Duration)
  }

  public let name: String
  public let labels: [String: String]
  let change: Change

  /// Adds to a counter. `amount` is not negative.
  public static func count(_ name: String, by amount: Int = 1, labels: [String: String] = [:]) -> MetricSample {
    MetricSample(name: name, labels: labels, change: .count(amount))
  }

  /// Sets a gauge.
  public static func gauge(_ name: String, _ value: Double, labels: [String: String] = [:]) -> MetricSample {
    MetricSample(name: name, labels: labels, change: .gauge(value))
  }

  /// Records a duration in a histogram; its name ends in `_seconds`.
  public static func observe(_ name: String, _ duration: Duration, labels: [String: String] = [:]) -> MetricSample {
    MetricSample(name: name, labels: labels, change: .observe(duration))
  }
}
