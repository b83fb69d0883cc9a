internal import Identifiers
internal import Jobs
internal import Observability
internal import Outbound
internal import Postgres
internal import Sealing
internal import WebhooksAPI

/// What the service is made of, put together in the order in which the parts need each other.
struct IntegrationsParts: Sendable {
  let handlers: IntegrationsHandlers
  let vault: TokenVault
  let client: OAuthClient
  /// Brings news to the event streams.
  let relay: OutboxRelay
  /// Brings calls to customer systems, appointments to calendars, settings to assistants.
  let syncs: JobWorker
  /// Everything else.
  let worker: JobWorker

  init(
    database: Database, sealer: Sealer, outbound: OutboundClient, settings: OAuthSettings, authority: any Authority,
    webhooks: WebhooksClient, audit: [any OutboxReceiver] = [], events: EventSink,
    retries: SyncRetries = SyncRetries(), timeLimit: Duration = .seconds(8)
  ) {
    client = OAuthClient(outbound: outbound, settings: settings, timeLimit: timeLimit)
    let revoker = GrantRevoker(client: client, events: events)
    let vault = TokenVault(
      database: database, sealer: sealer,
      refresher: TokenRefresher(
        database: database, sealer: sealer, client: client, revoker: revoker, events: events))
    self.vault = vault
    let relay = OutboxRelay(
      database: database, receivers: [StreamReceiver(client: webhooks)] + audit,
      configuration: retries.relay, events: events)
    self.relay = relay
    let session: @Sendable (ConnectionID, OrganizationID) -> AccountSession = {
      AccountSession(outbound: outbound, vault: vault, connection: $0, organization: $1)
    }
    let syncs = JobWorker(
      database: database,
      handlers: [
        SyncCallHandler(webhooks: webhooks, session: session, events: events, wakeRelay: { relay.wake() }),
        SettleAppointmentHandler(sealer: sealer, session: session, events: events, wakeRelay: { relay.wake() }),
        SyncAssistantHandler(sealer: sealer, outbound: outbound, events: events, wakeRelay: { relay.wake() }),
      ],
      configuration: retries.syncs, events: events)
    self.syncs = syncs
    let steward = ConnectionSteward(database: database, sealer: sealer, revoker: revoker, events: events)
    let worker = JobWorker(
      database: database,
      handlers: [
        TokenRefreshHandler(vault: vault), ResumeSyncsHandler(wakeSyncs: { syncs.wake() }),
        ReviewConnectionsHandler(authority: authority, steward: steward),
      ], configuration: retries.jobs, events: events)
    self.worker = worker
    handlers = IntegrationsHandlers(
      database: database, sealer: sealer,
      connector: Connector(
        database: database, sealer: sealer, client: client, authority: authority, revoker: revoker, events: events),
      steward: steward,
      enqueuer: SyncEnqueuer(database: database, wakeSyncs: { syncs.wake() }),
      desk: AppointmentDesk(
        database: database, sealer: sealer, session: session, events: events, wakeRelay: { relay.wake() }),
      authority: authority,
      returnOrigins: settings.returnOrigins, events: events, wakeWorker: { worker.wake() })
  }
}
