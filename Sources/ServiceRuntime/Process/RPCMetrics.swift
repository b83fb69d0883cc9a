internal import Calls
internal import Observability
internal import RPC

/// Counts and times every call that the process serves or makes, by method and peer.
///
/// A peer is a service's name, so the number of series is bounded by the methods, the services that call them and the
/// codes that came. Names begin with the side: `rpc_server_started_total`, `_in_flight`, `_calls_total` (those that
/// ended, by code), `_call_seconds`, `_received_bytes_total` and `_sent_bytes_total`, and the same of `rpc_client`.
struct RPCMetrics: RPCObserver {
  enum Side: String, Sendable {
    case server = "rpc_server"
    case client = "rpc_client"
  }

  /// What was counted for one method and one peer.
  struct Row {
    var method: String
    var peer: String
    var ended = 0
    var failed = 0
    var inFlight = 0
    var durations: Histogram.Snapshot?
    var received = 0
    var sent = 0
  }

  private let side: Side
  private let metrics: MetricsRegistry

  init(_ side: Side, metrics: MetricsRegistry) {
    self.side = side
    self.metrics = metrics
  }

  func meter(method: String, peer: String) -> any CallMeter {
    let labels = ["method": method, "peer": peer]
    return Meter(
      codes: { [metrics, name = name("calls_total")] code in
        metrics.counter(name, labels: labels.merging(["code": code.name]) { $1 })
      },
      started: metrics.counter(name("started_total"), labels: labels),
      inFlight: metrics.gauge(name("in_flight"), labels: labels),
      succeeded: metrics.counter(name("calls_total"), labels: labels.merging(["code": StatusCode.ok.name]) { $1 }),
      seconds: metrics.histogram(name("call_seconds"), labels: labels),
      received: metrics.counter(name("received_bytes_total"), labels: labels),
      sent: metrics.counter(name("sent_bytes_total"), labels: labels))
  }

  /// Its instruments are looked up once, so that a call costs additions only.
  private final class Meter: CallMeter {
    /// A code other than OK, which is rare.
    private let codes: @Sendable (StatusCode) -> Counter
    private let started: Counter
    private let inFlight: Gauge
    private let succeeded: Counter
    private let seconds: Histogram
    private let received: Counter
    private let sent: Counter

    init(
      codes: @escaping @Sendable (StatusCode) -> Counter, started: Counter, inFlight: Gauge, succeeded: Counter,
      seconds: Histogram, received: Counter, sent: Counter
    ) {
      self.codes = codes
      self.started = started
      self.inFlight = inFlight
      self.succeeded = succeeded
      self.seconds = seconds
      self.received = received
      self.sent = sent
    }

    func began() {
      started.add()
      inFlight.add(1)
    }

    func ended(_ code: StatusCode, after duration: Duration) {
      inFlight.add(-1)
      (code == .ok ? succeeded : codes(code)).add()
      seconds.record(duration)
    }

    func moved(received: Int, sent: Int) {
      if received > 0 { self.received.add(received) }
      if sent > 0 { self.sent.add(sent) }
    }
  }

  private func name(_ what: String) -> String { "\(side.rawValue)_\(what)" }
}

extension RPCMetrics {
  private struct Key: Hashable {
    var method: String
    var peer: String

    init(_ labels: [String: String]) {
      method = labels["method"] ?? ""
      peer = labels["peer"] ?? ""
    }
  }

  /// What was counted, by method and peer.
  var rows: [Row] {
    var rows: [Key: Row] = [:]
    func update<Value>(
      _ series: [MetricsRegistry.Series<Value>], _ change: (inout Row, MetricsRegistry.Series<Value>) -> Void
    ) {
      for one in series {
        let key = Key(one.labels)
        change(&rows[key, default: Row(method: key.method, peer: key.peer)], one)
      }
    }
    update(metrics.counters(named: name("calls_total"))) { row, series in
      row.ended += series.value
      if series.labels["code"] != StatusCode.ok.name { row.failed += series.value }
    }
    update(metrics.histograms(named: name("call_seconds"))) { $0.durations = $1.value }
    update(metrics.counters(named: name("started_total"))) { $0.inFlight += $1.value }
    update(metrics.counters(named: name("received_bytes_total"))) { $0.received += $1.value }
    update(metrics.counters(named: name("sent_bytes_total"))) { $0.sent += $1.value }
    return rows.values
      .map { row in
        var row = row
        row.inFlight = max(0, row.inFlight - row.ended)
        return row
      }
      .sorted { ($0.method, $0.peer) < ($1.method, $1.peer) }
  }
}
