internal import Observability
internal import Outbound
internal import Postgres
internal import Sealing

/// What the service is made of, put together in the order in which the parts need each other.
struct IntegrationsParts: Sendable {
  let handlers: IntegrationsHandlers
  let vault: TokenVault
  let client: OAuthClient

  init(
    database: Database, sealer: Sealer, outbound: OutboundClient, settings: OAuthSettings, authority: any Authority,
    events: EventSink, timeLimit: Duration = .seconds(8)
  ) {
    client = OAuthClient(outbound: outbound, settings: settings, timeLimit: timeLimit)
    let revoker = GrantRevoker(client: client, events: events)
    vault = TokenVault(
      database: database, sealer: sealer,
      refresher: TokenRefresher(
        database: database, sealer: sealer, client: client, revoker: revoker, events: events))
    handlers = IntegrationsHandlers(
      database: database, sealer: sealer,
      connector: Connector(
        database: database, sealer: sealer, client: client, authority: authority, revoker: revoker, events: events),
      steward: ConnectionSteward(database: database, sealer: sealer, revoker: revoker, events: events),
      authority: authority, returnOrigins: settings.returnOrigins, events: events)
  }
}
