internal import Jobs
internal import Observability
internal import Outbound
internal import Postgres
internal import Resilience
internal import Sealing
internal import WebhooksAPI

/// What the service is made of, put together in the order in which the parts need each other.
struct IntegrationsParts: Sendable {
  let handlers: IntegrationsHandlers
  let vault: TokenVault
  let client: OAuthClient
  /// Brings news to the event streams.
  let relay: OutboxRelay
  /// Brings calls to customer systems.
  let syncs: JobWorker
  /// Everything else.
  let worker: JobWorker

  init(
    database: Database, sealer: Sealer, outbound: OutboundClient, settings: OAuthSettings, authority: any Authority,
    webhooks: WebhooksClient, audit: [any OutboxReceiver] = [], events: EventSink, timeLimit: Duration = .seconds(8)
  ) {
    client = OAuthClient(outbound: outbound, settings: settings, timeLimit: timeLimit)
    let revoker = GrantRevoker(client: client, events: events)
    let vault = TokenVault(
      database: database, sealer: sealer,
      refresher: TokenRefresher(
        database: database, sealer: sealer, client: client, revoker: revoker, events: events))
    self.vault = vault
    let relay = OutboxRelay(database: database, receivers: [StreamReceiver(client: webhooks)] + audit, events: events)
    self.relay = relay
    let syncs = JobWorker(
      database: database,
      handlers: [
        SyncCallHandler(
          webhooks: webhooks,
          session: { AccountSession(outbound: outbound, vault: vault, connection: $0, organization: $1) },
          events: events, wakeRelay: { relay.wake() })
      ],
      configuration: Self.syncConfiguration, events: events)
    self.syncs = syncs
    let steward = ConnectionSteward(database: database, sealer: sealer, revoker: revoker, events: events)
    let worker = JobWorker(
      database: database,
      handlers: [
        TokenRefreshHandler(vault: vault), ResumeSyncsHandler(wakeSyncs: { syncs.wake() }),
        ReviewConnectionsHandler(authority: authority, steward: steward),
      ], events: events)
    self.worker = worker
    handlers = IntegrationsHandlers(
      database: database, sealer: sealer,
      connector: Connector(
        database: database, sealer: sealer, client: client, authority: authority, revoker: revoker, events: events),
      steward: steward,
      enqueuer: SyncEnqueuer(database: database, wakeSyncs: { syncs.wake() }), authority: authority,
      returnOrigins: settings.returnOrigins, events: events, wakeWorker: { worker.wake() })
  }

  /// Systems get less haste than our own parts, and an attempt asks several times.
  private static var syncConfiguration: JobWorkerConfiguration {
    var configuration = JobWorkerConfiguration(lane: SyncCallHandler.lane)
    configuration.handlerDeadline = .seconds(28)
    configuration.backoff = Backoff(base: .seconds(2), factor: 3, cap: .seconds(900))
    return configuration
  }
}
