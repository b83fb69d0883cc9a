import Calls
import Foundation
import Logging
import NIOCore
import NIOPosix
import RPC
import Testing
import WebhooksAPI

/// Services that are there and do not answer.
@Suite struct HungServiceTests {
  /// Takes connections and never says a word.
  private static func withSilentPort(_ body: (Int) async throws -> Void) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      try await body(try #require(channel.localAddress?.port))
    } catch {
      try await channel.close()
      throw error
    }
    try await channel.close()
  }

  /// Takes every delivery and never says what became of it.
  private struct HungWebhooks: RPCService {
    var methodHandlers: [MethodHandler] {
      [
        MethodHandler(WebhooksMethods.ingest) { _, _ in
          // Ends with the call, which the edge gives up.
          try await Task.sleep(for: .seconds(600))
          return IngestResponse()
        }
      ]
    }
  }

  private static func withHungWebhooks(_ body: (Int) async throws -> Void) async throws {
    let server = RPCServer(
      configuration: RPCServerConfiguration(serviceName: "webhooks", credentials: ["edge": "secret"]),
      services: [HungWebhooks()], health: HealthState(service: "webhooks"),
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      defer { group.cancelAll() }
      try await body(try await server.boundPort())
    }
  }

  /// Answers that need nobody come at once, whatever else hangs.
  private static func expectOthersServed(at origin: String) async throws {
    for (path, status) in [("/healthz", 200), ("/openapi.json", 200), ("/nothing", 404)] {
      let begin = ContinuousClock.now
      #expect(try await RunningEdge.send(to: origin, path).status == status, "\(path)")
      #expect(ContinuousClock.now - begin < .seconds(5), "\(path)")
    }
  }

  @Test("services that take connections and say nothing cost 503 or 504 in bounded time, and nobody else anything")
  func silent() async throws {
    try await Self.withSilentPort { port in
      let services = ["AUTH", "BILLING", "WEBHOOKS", "INTEGRATIONS", "ANALYSIS"]
      let edge = try EdgeProcess(
        environment: Dictionary(
          uniqueKeysWithValues: services.map { ("SWITCHBOARD_SERVICES_\($0)_RPC", "127.0.0.1:\(port)") }))
      let origin = try await edge.origin()
      try await withThrowingTaskGroup(of: (RunningEdge.Answer, Duration).self) { group in
        for number in 0..<40 {
          group.addTask {
            let begin = ContinuousClock.now
            let answer =
              number.isMultiple(of: 2)
              ? try await RunningEdge.send(
                to: origin, "/webhooks/retell/\(RunningEdge.token)", method: "POST", body: Array("{}".utf8),
                headers: [("content-type", "application/json")])
              : try await RunningEdge.send(to: origin, "/v1/wallet", headers: [("authorization", "Bearer swb_key_x")])
            return (answer, ContinuousClock.now - begin)
          }
        }
        try await Self.expectOthersServed(at: origin)
        for try await (answer, took) in group {
          #expect([503, 504].contains(answer.status), "\(answer.body)")
          #expect(try answer.problem()["status"] as? Int == answer.status)
          #expect(took < .seconds(12))
        }
      }
      #expect(try await RunningEdge.send(to: origin, "/readyz").status == 503)
      try await edge.stop()
    }
  }

  @Test("deliveries that webhooks takes and does not answer are given up in time, and then others are taken")
  func hung() async throws {
    try await Self.withHungWebhooks { port in
      let edge = try EdgeProcess(
        environment: [
          "SWITCHBOARD_SERVICES_WEBHOOKS_RPC": "127.0.0.1:\(port)", "SWITCHBOARD_SERVICES_WEBHOOKS_TOKEN": "secret",
          "SWITCHBOARD_EDGE_WEBHOOKS_INGEST_TIMEOUT": "1000", "SWITCHBOARD_EDGE_WEBHOOKS_MAXIMUM_IN_FLIGHT": "32",
        ])
      let origin = try await edge.origin()
      @Sendable func deliver() async throws -> Int {
        try await RunningEdge.send(
          to: origin, "/webhooks/retell/\(RunningEdge.token)", method: "POST", body: Array("{}".utf8),
          headers: [("content-type", "application/json")]
        ).status
      }
      let begin = ContinuousClock.now
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<100 { group.addTask { try await deliver() } }
        try await Self.expectOthersServed(at: origin)
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      // As many as may be in flight wait for their time; the others are told at once to come again.
      #expect(statuses.allSatisfy { $0 == 504 || $0 == 503 })
      #expect(statuses.contains(504) && statuses.contains(503))
      #expect(ContinuousClock.now - begin < .seconds(10))
      // The places are free again.
      #expect(try await deliver() == 504)
      try await edge.stop()
    }
  }
}
