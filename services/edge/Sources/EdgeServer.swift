internal import AuthAPI
internal import Calls
internal import Hummingbird
internal import HummingbirdCore
internal import IntegrationsAPI
internal import Logging
internal import NIOCore
internal import Observability
internal import RPC
internal import ServiceLifecycle
internal import WebhooksAPI

/// The edge's HTTP server with its routes.
///
/// Graceful shutdown closes the listener, lets requests that are under way finish and closes idle connections.
/// Cancellation ends all connections.
struct EdgeServer: Service {
  let configuration: EdgeConfiguration
  /// Reach the services behind the edge.
  let callers: [APIRoute.Destination: any Caller]
  let authenticator: any Authenticator
  let health: HealthState
  let events: EventSink
  /// Told the bound port once; for tests.
  var onBound: @Sendable (Int) -> Void = { _ in }

  func run() async throws {
    var quiet = events.logger
    // Hummingbird's own lines at lower levels hold paths, and a path holds a token.
    quiet.logLevel = max(quiet.logLevel, .warning)
    let webhooks = callers[.webhooks].map { WebhooksClient($0) }
    let sources = KnownSources(questions: SourceQuestions { try await Self.live($0, webhooks) })
    let application = Application(
      router: router(sources),
      server: .onLoops(.init(idleTimeout: TimeAmount(configuration.idleTimeout))),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port), backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(configuration.maximumConnections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? configuration.port
        events.emit(EdgeEvents.listening(port: port))
        onBound(port)
      },
      logger: quiet)
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { await sources.questions.run() }
      defer { group.cancelAll() }
      try await application.run()
    }
  }

  /// Which sources there are, by webhooks. What it answers short counts as no answer.
  private static func live(_ keys: [SourceKey], _ webhooks: WebhooksClient?) async throws -> [Bool] {
    guard let webhooks else { return [] }
    let paths = keys.map { SourcePath(provider: $0.provider, tokenHash: $0.tokenHash) }
    return try await webhooks.findSources(FindSourcesRequest(paths: paths)).live
  }

  private func router(_ sources: KnownSources) -> Router<EdgeContext> {
    let gate = InFlightGate(limit: configuration.maximumInFlight)
    events.metrics.reading("edge_webhooks_in_flight") { Double(gate.inFlight) }
    events.metrics.reading("edge_webhooks_known_sources") { Double(sources.count) }
    let gatekeeper = Gatekeeper(authenticator: authenticator, rates: configuration.rates)
    let router = Router(context: EdgeContext.self)
    router.add(middleware: CrossOrigin(allowedOrigins: configuration.allowedOrigins))
    router.add(middleware: EdgeMiddleware(events: events, lingerTimeout: configuration.lingerTimeout))
    router.add(middleware: Preflight(allowedOrigins: configuration.allowedOrigins))
    if let webhooks = callers[.webhooks] {
      let admission = WebhookAdmission(
        sources: sources, gate: gate, noteStranger: { gatekeeper.noteFailure(of: $0) })
      WebhookRoute(configuration: configuration, webhooks: WebhooksClient(webhooks), admission: admission)
        .add(to: router)
      eventStream(WebhooksClient(webhooks), gatekeeper).add(to: router)
    }
    if let integrations = callers[.integrations] {
      ConnectRoutes(
        integrations: IntegrationsClient(integrations), gatekeeper: gatekeeper,
        isSecure: configuration.publicURL.hasPrefix("https://")
      ).add(to: router)
    }
    APIHandler(callers: callers, gatekeeper: gatekeeper, requestTimeout: configuration.requestTimeout)
      .add(APIRoute.all, to: router)
    if let auth = callers[.auth] {
      KeySetRoute(auth: AuthClient(auth)).add(to: router)
    }
    OpenAPIRoute(routes: APIRoute.all).add(to: router)
    HealthRoutes(health: health).add(to: router)
    return router
  }

  private func eventStream(_ webhooks: WebhooksClient, _ gatekeeper: Gatekeeper) -> EventStreamRoute {
    let places = StreamPlaces(
      most: configuration.maximumStreams, mostOfOrganization: configuration.maximumStreamsOfOrganization)
    events.metrics.reading("edge_event_streams") { Double(places.open) }
    return EventStreamRoute(
      webhooks: webhooks, gatekeeper: gatekeeper, places: places, writeTimeout: configuration.eventWriteTimeout,
      events: events)
  }
}
