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
    \(list("Missing", missing))\(list("Depends on", dependencies))\(methods(.server))\(methods(.client))\(depths)
    <p><a href="/metrics">Metrics</a> · <a href="/readyz">Readiness</a></p>
    </body></html>

    """
  }

  /// Calls by method and peer: how many, how many failed, how long they took and what they moved.
  private func methods(_ side: RPCMetrics.Side) -> String {
    let rows = RPCMetrics(side, metrics: metrics).rows.map { row in
      let cells = [
        row.method, row.peer, "\(row.ended)", "\(row.failed)", "\(row.inFlight)",
        milliseconds(row.durations?.quantile(0.5)), milliseconds(row.durations?.quantile(0.99)), "\(row.received)",
        "\(row.sent)",
      ]
      return "<tr>" + cells.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
    }
    guard !rows.isEmpty else { return "" }
    let titles = [
      "Method", "Peer", "Calls", "Not OK", "In flight", "p50 ms", "p99 ms", "Bytes in", "Bytes out",
    ]
    let head = titles.map { "<th>\($0)</th>" }.joined()
    return "<h2>RPC methods \(side == .server ? "served" : "called")</h2><table><tr>\(head)</tr>\n"
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
