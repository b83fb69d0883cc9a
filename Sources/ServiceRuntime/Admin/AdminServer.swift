internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import Observability
internal import RPC
internal import ServiceLifecycle

/// The admin port: `GET /healthz`, `/readyz`, `/metrics` and a page for people at `/`.
///
/// It has no secrets and changes nothing; who may reach it is a matter of the network. On graceful shutdown it is the last
/// to close, so that `/readyz` can say `draining` meanwhile.
struct AdminServer: Service {
  /// Connections at one time; more wait in the listener's queue.
  static let maximumConnections = 64

  let service: String
  let host: String
  let port: Int
  let health: HealthState
  let metrics: MetricsRegistry
  let dependencies: [String]
  let logger: Logger
  /// Told the bound port once; for tests.
  var onBound: @Sendable (Int) -> Void = { _ in }

  func run() async throws {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    let application = Application(
      router: router(),
      server: .http1(configuration: .init(idleTimeout: .seconds(30))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)),
      onServerRunning: { onBound($0.localAddress?.port ?? port) },
      logger: quiet)
    try await application.run()
  }

  private func router() -> Router<BasicRequestContext> {
    let started = ContinuousClock.now
    let router = Router()
    router.get("/healthz") { _, _ in json(.ok, ["status": "alive"]) }
    router.get("/readyz") { _, _ in
      let missing = health.missing
      return missing.isEmpty
        ? json(.ok, ["status": "ready"]) : json(.serviceUnavailable, ["missing": missing, "status": "unready"])
    }
    router.get("/metrics") { _, _ in
      text(.ok, MetricsRegistry.textContentType, metrics.text())
    }
    router.get("/") { _, _ in
      let page = AdminPage(
        service: service, build: BuildInformation.text, uptime: ContinuousClock.now - started, missing: health.missing,
        dependencies: dependencies, metrics: metrics)
      return text(.ok, "text/html; charset=utf-8", page.html)
    }
    return router
  }

  private func json(_ status: HTTPResponse.Status, _ object: [String: any Sendable]) -> Response {
    let data = (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)) ?? Data()
    return text(status, "application/json", String(decoding: data, as: UTF8.self))
  }

  private func text(_ status: HTTPResponse.Status, _ contentType: String, _ body: String) -> Response {
    Response(
      status: status, headers: [.contentType: contentType, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}
