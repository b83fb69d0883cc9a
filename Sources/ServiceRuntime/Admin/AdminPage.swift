internal import Foundation
internal import Observability

/// The page for people at `/` of the admin port: plain HTML without script, style or anything from elsewhere.
struct AdminPage {
  var service: String
  var build: String
  var uptime: Duration
  /// Empty while the service serves.
  var missing: [String]
  /// Names of the services it calls and whether each is needed.
  var dependencies: [String]
  var metrics: MetricsRegistry

  var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>\(escaped(service))</title></head><body>
    <h1>\(escaped(service)): \(missing.isEmpty ? "serving" : "not serving")</h1>
    <p>Build \(escaped(build)), up \(uptime.components.seconds) s.</p>
    \(list("Missing", missing))\(list("Depends on", dependencies))\(methods)\(depths)
    <p><a href="/metrics">Metrics</a> · <a href="/readyz">Readiness</a></p>
    </body></html>

    """
  }

  /// Calls by method: how many, how many failed, and how long they took.
  private var methods: String {
    let counts = Dictionary(grouping: metrics.counters(named: RPCMetrics.calls), by: { $0.labels["method"] ?? "" })
    guard !counts.isEmpty else { return "" }
    let durations = Dictionary(
      metrics.histograms(named: RPCMetrics.seconds).map { ($0.labels["method"] ?? "", $0.value) },
      uniquingKeysWith: { first, _ in first })
    let rows = counts.sorted { $0.key < $1.key }.map { method, series in
      let all = series.reduce(0) { $0 + $1.value }
      let failed = series.filter { $0.labels["code"] != "OK" }.reduce(0) { $0 + $1.value }
      let cells = [
        method, "\(all)", "\(failed)", milliseconds(durations[method]?.quantile(0.5)),
        milliseconds(durations[method]?.quantile(0.99)),
      ]
      return "<tr>" + cells.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
    }
    return
      "<h2>RPC methods</h2><table><tr><th>Method</th><th>Calls</th><th>Not OK</th><th>p50 ms</th><th>p99 ms</th></tr>\n"
      + rows.joined(separator: "\n") + "</table>\n"
  }

  /// How much waits in queues: every gauge whose name ends in `_depth`.
  private var depths: String {
    let gauges = metrics.gauges(endingIn: "_depth")
    return list(
      "Queues", gauges.map { "\($0.name) \($0.labels.values.sorted().joined(separator: " ")): \(Int($0.value))" })
  }

  private func list(_ title: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    return "<h2>\(title)</h2><ul>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>\n"
  }

  private func milliseconds(_ duration: Duration?) -> String {
    guard let duration else { return "–" }
    let (seconds, attoseconds) = duration.components
    return ((Double(seconds) * 1_000 + Double(attoseconds) / 1e15) as Double).formatted(
      .number.precision(.fractionLength(2)))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
