import Testing

@testable import Observability

@Suite struct MetricsTextTests {
  @Test("counters and gauges, ordered by name and labels")
  func simple() {
    let metrics = MetricsRegistry()
    metrics.describe("b_total", "Things \\ that\nhappened.")
    metrics.counter("b_total", labels: ["code": "OK", "a": "1"]).add(2)
    metrics.counter("b_total", labels: ["code": "NOT_FOUND", "a": "1"]).add()
    metrics.gauge("a_depth").set(1.5)
    metrics.reading("c_now") { 3 }
    #expect(
      metrics.text() == """
        # TYPE a_depth gauge
        a_depth 1.5
        # HELP b_total Things \\\\ that\\nhappened.
        # TYPE b_total counter
        b_total{a="1",code="NOT_FOUND"} 1
        b_total{a="1",code="OK"} 2
        # TYPE c_now gauge
        c_now 3.0
        # TYPE metrics_series_dropped_total counter
        metrics_series_dropped_total 0

        """)
  }

  @Test(
    "label values are escaped",
    arguments: [("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("a\r\nb", "a\r\\nb"), ("é", "é")])
  func escaping(value: String, written: String) {
    let metrics = MetricsRegistry()
    metrics.counter("x_total", labels: ["l": value]).add()
    #expect(metrics.text().contains("x_total{l=\"\(written)\"} 1\n"))
  }

  @Test(
    "values that are not numbers are spelled as Prometheus does",
    arguments: [(Double.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (0, "0.0"), (1e21, "1e+21")])
  func numbers(value: Double, written: String) {
    let metrics = MetricsRegistry()
    metrics.gauge("x").set(value)
    #expect(metrics.text().contains("x \(written)\n"))
  }

  @Test("a histogram has rising buckets, a last one for all, a sum and a count")
  func histogram() throws {
    let metrics = MetricsRegistry()
    let histogram = metrics.histogram("h_seconds", labels: ["m": "x"])
    for duration: Duration in [.microseconds(1), .microseconds(2), .milliseconds(3), .seconds(1), .seconds(500)] {
      histogram.record(duration)
    }
    let text = metrics.text()
    let buckets = text.split(separator: "\n").filter { $0.hasPrefix("h_seconds_bucket{m=\"x\",le=") }
    let counts = buckets.compactMap { Int($0.split(separator: " ")[1]) }
    #expect(buckets.count == 28)
    #expect(counts == counts.sorted())
    #expect(text.contains("h_seconds_bucket{m=\"x\",le=\"1e-06\"} 1\n"))
    #expect(text.contains("h_seconds_bucket{m=\"x\",le=\"2e-06\"} 2\n"))
    #expect(text.contains("le=\"67.108864\"} 4\n"))
    #expect(text.contains("h_seconds_bucket{m=\"x\",le=\"+Inf\"} 5\n"))
    #expect(text.contains("h_seconds_count{m=\"x\"} 5\n"))
    #expect(text.contains("h_seconds_sum{m=\"x\"} 501.0030"))
  }
}
