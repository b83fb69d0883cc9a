import AsyncHTTPClient
import Calls
import Foundation
import Logging
import NIOCore
import Observability
import RPC
import ServiceLifecycle
import Testing

@testable import Edge

/// An edge on a free port, with everything a test wants to see of it.
struct RunningEdge {
  let port: Int
  let health: HealthState
  let log: LogOutput
  let metrics: MetricsRegistry
  /// Begins a graceful shutdown and returns at once.
  let shutDown: @Sendable () async -> Void

  var base: String { "http://127.0.0.1:\(port)" }

  /// Starts an edge, runs `body`, drains and waits for the end.
  static func with(
    _ webhooks: any Caller = FakeWebhooks(), callers: [APIRoute.Destination: any Caller] = [:],
    configuration: EdgeConfiguration = EdgeConfiguration(), _ body: (RunningEdge) async throws -> Void
  ) async throws {
    var configuration = configuration
    configuration.port = 0
    let log = LogOutput.memory()
    let metrics = MetricsRegistry()
    let health = HealthState(service: "edge")
    health.update(missing: [])
    let logger = LogBootstrap.makeLogger(service: "edge", level: .trace, output: log)
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let server = EdgeServer(
      configuration: configuration, callers: callers.merging([.webhooks: webhooks]) { $1 },
      authenticator: TableAuthenticator(), health: health,
      events: EventSink(logger: logger, metrics: metrics), onBound: { continuation.yield($0) })
    let group = ServiceGroup(
      services: [server], logger: Logger(label: "group", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      let edge = RunningEdge(
        port: port, health: health, log: log, metrics: metrics, shutDown: { await group.triggerGracefulShutdown() })
      do {
        try await body(edge)
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  /// What came back.
  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: String

    /// The problem document; fails the test where it is none.
    func problem() throws -> [String: Any] {
      #expect(headers["content-type"] == "application/problem+json")
      let object = try JSONSerialization.jsonObject(with: Data(body.utf8))
      return try #require(object as? [String: Any])
    }
  }

  static let token = "abcdefgh-0123_canary"

  /// Lives as long as the process. More connections than the shared client's eight, so that requests wait for the edge alone.
  private static let http: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// Sends one request. A `chunked` body has no announced length.
  func send(
    _ path: String = "/webhooks/retell/\(token)", method: String = "POST", body: [UInt8]? = Array("{}".utf8),
    headers: [(String, String)] = [("content-type", "application/json")], chunked: Bool = false
  ) async throws -> Answer {
    try await Self.send(to: base, path, method: method, body: body, headers: headers, chunked: chunked)
  }

  /// The same to any edge.
  static func send(
    to base: String, _ path: String, method: String = "GET", body: [UInt8]? = nil,
    headers: [(String, String)] = [], chunked: Bool = false
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: base + path)
    request.method = .init(rawValue: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body {
      let buffer = ByteBuffer(bytes: body)
      request.body = chunked ? .stream([buffer].async, length: .unknown) : .bytes(buffer)
    }
    let response = try await http.execute(request, timeout: .seconds(20))
    let bytes = try await response.body.collect(upTo: 4 << 20)
    var all: [String: String] = [:]
    for (name, value) in response.headers { all[name.lowercased()] = value }
    return Answer(status: Int(response.status.code), headers: all, body: String(buffer: bytes))
  }
}

extension Array where Element: Sendable {
  /// The elements one after another.
  fileprivate var async: AsyncStream<Element> {
    AsyncStream { continuation in
      for element in self { continuation.yield(element) }
      continuation.finish()
    }
  }
}
