import Testing

@testable import Observability

@Suite struct MetricsRegistryTests {
  @Test("the number of series is bounded, and what is beyond works and is counted")
  func bounded() {
    let metrics = MetricsRegistry(maximumSeries: 10)
    for number in 0..<25 { metrics.counter("x_total", labels: ["n": "\(number)"]).add() }
    #expect(metrics.counters(named: "x_total").count == 10)
    #expect(metrics.text().contains("metrics_series_dropped_total 15\n"))
    metrics.counter("x_total", labels: ["n": "3"]).add()
    #expect(metrics.counter("x_total", labels: ["n": "3"]).value == 2)
  }

  @Test("the same name and labels are the same series")
  func same() {
    let metrics = MetricsRegistry()
    metrics.counter("x_total", labels: ["a": "1", "b": "2"]).add(3)
    #expect(metrics.counter("x_total", labels: ["b": "2", "a": "1"]).value == 3)
  }

  @Test("a label's value is cut")
  func cut() throws {
    let metrics = MetricsRegistry()
    metrics.counter("x_total", labels: ["l": String(repeating: "a", count: 1_000)]).add()
    let series = try #require(metrics.counters(named: "x_total").first)
    #expect(series.labels["l"]?.count == MetricsRegistry.maximumLabelLength)
  }

  @Test("counting from many tasks loses nothing")
  func concurrent() async {
    let metrics = MetricsRegistry()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            metrics.counter("x_total").add()
            metrics.gauge("y").add(0.5)
            metrics.histogram("z_seconds").record(.milliseconds(1))
          }
        }
      }
    }
    #expect(metrics.counter("x_total").value == 8_000)
    #expect(metrics.gauge("y").value == 4_000)
    #expect(metrics.histogram("z_seconds").snapshot.count == 8_000)
  }
}
