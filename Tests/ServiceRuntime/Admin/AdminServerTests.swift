import AsyncHTTPClient
import Calls
import Logging
import Observability
import RPC
import ServiceLifecycle
import TestSupport
import Testing

@testable import ServiceRuntime

@Suite struct AdminServerTests {
  /// Runs an admin server on a free port while `body` asks it.
  private func withServer(
    health: HealthState, metrics: MetricsRegistry, _ body: (_ base: String) async throws -> Void
  ) async throws {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let server = AdminServer(
      service: "billing", host: "127.0.0.1", port: 0, health: health, metrics: metrics, dependencies: ["webhooks"],
      logger: logger, onBound: { continuation.yield($0) })
    let group = ServiceGroup(services: [server], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      try await body("http://127.0.0.1:\(port)")
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  private func get(_ url: String) async throws -> (status: Int, type: String?, body: String) {
    let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(5))
    let body = try await response.body.collect(upTo: 1 << 20)
    return (Int(response.status.code), response.headers.first(name: "content-type"), String(buffer: body))
  }

  @Test("readiness names what is missing and turns with the health state")
  func readiness() async throws {
    let health = HealthState(service: "billing")
    try await withServer(health: health, metrics: MetricsRegistry()) { base in
      health.update(missing: ["schema_behind"])
      var answer = try await get(base + "/readyz")
      #expect(answer.status == 503)
      #expect(answer.body == #"{"missing":["schema_behind"],"status":"unready"}"#)
      health.update(missing: [])
      answer = try await get(base + "/readyz")
      #expect(answer.status == 200)
      #expect(answer.body == #"{"status":"ready"}"#)
      #expect(try await get(base + "/healthz").status == 200)
    }
  }

  @Test("metrics and the page for people show the calls that were served")
  func pages() async throws {
    let metrics = MetricsRegistry()
    let served = RPCMetrics(.server, metrics: metrics).meter(method: "b.v1.B/Charge<x>", peer: "webhooks")
    for _ in 0..<3 { served.began() }
    served.ended(.ok, after: .milliseconds(3))
    served.ended(.unavailable, after: .milliseconds(3))
    served.moved(received: 40, sent: 2)
    let called = RPCMetrics(.client, metrics: metrics).meter(method: "w.v1.W/List", peer: "webhooks")
    called.began()
    called.ended(.ok, after: .milliseconds(1))
    metrics.gauge("jobs_depth", labels: ["lane": "default"]).set(4)
    try await withServer(health: HealthState(service: "billing"), metrics: metrics) { base in
      let text = try await get(base + "/metrics")
      #expect(text.type == "text/plain; version=0.0.4; charset=utf-8")
      for line in [
        #"rpc_server_started_total{method="b.v1.B/Charge<x>",peer="webhooks"} 3"#,
        #"rpc_server_in_flight{method="b.v1.B/Charge<x>",peer="webhooks"} 1.0"#,
        #"rpc_server_calls_total{code="OK",method="b.v1.B/Charge<x>",peer="webhooks"} 1"#,
        #"rpc_server_calls_total{code="UNAVAILABLE",method="b.v1.B/Charge<x>",peer="webhooks"} 1"#,
        #"rpc_server_call_seconds_count{method="b.v1.B/Charge<x>",peer="webhooks"} 2"#,
        #"rpc_server_received_bytes_total{method="b.v1.B/Charge<x>",peer="webhooks"} 40"#,
        #"rpc_server_sent_bytes_total{method="b.v1.B/Charge<x>",peer="webhooks"} 2"#,
        #"rpc_client_calls_total{code="OK",method="w.v1.W/List",peer="webhooks"} 1"#,
      ] { #expect(text.body.contains(line + "\n"), "\(line)") }
      let page = try await get(base + "/")
      #expect(page.type == "text/html; charset=utf-8")
      let row = ["b.v1.B/Charge&lt;x&gt;", "webhooks", "2", "1", "1", "3.07", "3.07", "40", "2"]
      #expect(page.body.contains("<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>"))
      #expect(page.body.contains("<tr><td>w.v1.W/List</td><td>webhooks</td><td>1</td><td>0</td><td>0</td>"))
      #expect(page.body.contains("<li>webhooks</li>"))
      #expect(page.body.contains("<li>jobs_depth default: 4</li>"))
      #expect(try await get(base + "/nothing").status == 404)
    }
  }
}
