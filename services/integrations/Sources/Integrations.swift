internal import AuthAPI
internal import Jobs
internal import Observability
internal import Outbound
public import Postgres
internal import Sealing
public import ServiceRuntime
internal import WebhooksAPI

/// Connections of tenants to outside systems: the flows that make them, the tokens that keep them, what is brought there, the
/// contacts, and appointments in their calendars.
///
/// `Connector` makes a connection, `ConnectionSteward` is what people decide about it, `TokenVault` is the one source of
/// tokens, inside this service alone. `SyncEnqueuer` hears of ended calls, `SyncCallHandler` brings each to a
/// `CustomerSystem`. `AppointmentDesk` books slots of calendars, `SyncAssistantHandler` brings
/// settings of agents to voice providers.
public enum Integrations {
  /// What `main` runs.
  public static let blueprint = ServiceBlueprint(
    name: "integrations", settings: settings, migrations: migrations,
    build: { assembly in
      let sealing = try assembly.makeSealing()
      let oauth = OAuthSettings(assembly.settings)
      let parts = IntegrationsParts(
        database: assembly.database, sealer: sealing.sealer,
        outbound: assembly.outbound(pacedBy: SharedCallPacer(database: assembly.database)), settings: oauth,
        authority: AuthAuthority(client: AuthClient(assembly.client(of: "auth"))),
        webhooks: WebhooksClient(assembly.client(of: "webhooks")),
        audit: [AuditReceiver(auth: assembly.client(of: "auth"))], events: assembly.events,
        retries: try SyncRetries(assembly.settings))
      return ServiceParts(
        rpc: [parts.handlers, sealing.rpc],
        services: [
          sealing.watch, parts.worker, parts.syncs, parts.relay,
          PeriodicDuties.house(
            database: assembly.database, and: [FlowRetention(), SyncLogMonths(), sealing.duty],
            events: assembly.events),
        ], readiness: [sealing.readiness])
    })

  /// What the service has beyond the settings of every service.
  static let settings: [SettingDescription] =
    [
      ServiceAssembly.sealingSetting(of: "integrations"),
      .url(
        "integrations.public-url", default: "http://127.0.0.1:7000",
        "Where browsers reach the edge: providers send them back to /oauth/<provider>/callback below it."),
      .list(
        "integrations.return-origins",
        "Origins that a browser may be sent to when a flow ends, the usual one first; without them, that of public-url."
      ),
    ] + SyncRetries.settings

  /// Every table of the schema, in order.
  public static let migrations = MigrationSet(
    service: "integrations",
    components: [
      PostgresMigrations.component, SealingMigrations.component, JobsMigrations.component,
      MigrationComponent(
        name: "integrations",
        files: [
          MigrationFile(number: 1, name: "create_oauth_flows", sql: PackageResources._001_create_oauth_flows_sql),
          MigrationFile(number: 2, name: "create_connections", sql: PackageResources._002_create_connections_sql),
          MigrationFile(number: 3, name: "create_contacts", sql: PackageResources._003_create_contacts_sql),
          MigrationFile(number: 4, name: "create_contact_names", sql: PackageResources._004_create_contact_names_sql),
          MigrationFile(
            number: 5, name: "create_outside_objects", sql: PackageResources._005_create_outside_objects_sql),
          MigrationFile(number: 6, name: "create_syncs", sql: PackageResources._006_create_syncs_sql),
          MigrationFile(number: 7, name: "create_sync_logs", sql: PackageResources._007_create_sync_logs_sql),
          MigrationFile(
            number: 8, name: "create_turn_sync_log_months",
            sql: PackageResources._008_create_turn_sync_log_months_sql),
          MigrationFile(number: 9, name: "create_appointments", sql: PackageResources._009_create_appointments_sql),
          MigrationFile(number: 10, name: "create_assistants", sql: PackageResources._010_create_assistants_sql),
          MigrationFile(number: 11, name: "add_flow_session", sql: PackageResources._011_add_flow_session_sql),
          MigrationFile(
            number: 12, name: "create_provider_buckets", sql: PackageResources._012_create_provider_buckets_sql),
        ]),
    ])
}
