internal import AnalysisAPI
internal import AuthAPI
internal import BillingAPI
internal import Calls
internal import Foundation
internal import IntegrationsAPI
internal import Jobs
internal import Observability
public import Postgres
internal import Sealing
internal import ServiceLifecycle
public import ServiceRuntime

/// Provider events from the first byte to the recorded call.
///
/// Parts, in the order in which an event meets them: `Handlers/Ingest` takes a delivery in, `Ingestion` verifies and
/// stores it, `FoldHandler` folds it into its call, `BillingReceiver` and `AgentReceiver` carry the news on.
public enum Webhooks {
  /// What `main` runs.
  public static let blueprint = ServiceBlueprint(
    name: "webhooks",
    settings: [
      ServiceAssembly.sealingSetting(of: "webhooks"),
      .integer(
        "webhooks.worker.concurrency", unit: "jobs", default: 4, range: 0...32,
        "Jobs that run at once; 0 leaves them to other replicas, and this one only takes deliveries in."),
      .integer(
        "webhooks.inbox.days-kept", unit: "days", default: InboxDays.keptByDefault, range: InboxDays.keptRange,
        "Whole days that deliveries stay in the inbox."),
      .integer(
        "webhooks.dedupe.days-kept", unit: "days", default: InboxDedupeRetention.keptByDefault,
        range: InboxDedupeRetention.keptRange,
        "Whole days within which an event that comes again is known; at least two more than deliveries are kept."),
    ] + RetrySettings.ofJobs("webhooks.retries.jobs", "folds and backfills")
      + RetrySettings.ofRelay("webhooks.retries.relay"),
    migrations: migrations,
    build: { assembly in
      let sealing = try assembly.makeSealing()
      let sealer = sealing.sealer
      let relay = OutboxRelay(
        database: assembly.database,
        receivers: [
          BillingReceiver(client: BillingClient(assembly.client(of: "billing")), events: assembly.events),
          AgentReceiver(client: AuthClient(assembly.client(of: "auth")), database: assembly.database),
          StripeReceiver(client: BillingClient(assembly.client(of: "billing"))),
          AnalysisReceiver(
            client: AnalysisClient(assembly.client(of: "analysis")), database: assembly.database),
          IntegrationsReceiver(
            client: IntegrationsClient(assembly.client(of: "integrations")), database: assembly.database),
          StreamReceiver(database: assembly.database, sealer: sealer),
          AuditReceiver(auth: assembly.client(of: "auth")),
        ],
        configuration: try OutboxRelayConfiguration().retrying(as: "webhooks.retries.relay", assembly.settings),
        events: assembly.events)
      let wakeWorker = WakeUp()
      let ingestion = Ingestion(
        database: assembly.database, sealer: sealer,
        platform: PlatformSource(setting: assembly.settings.secret("providers.stripe.webhook-secret")?.reveal()),
        events: assembly.events, wakeWorker: { wakeWorker.wake() })
      let concurrency = assembly.settings.integer("webhooks.worker.concurrency")
      let worker: JobWorker? =
        concurrency == 0
        ? nil
        : JobWorker(
          database: assembly.database,
          handlers: [
            FoldHandler(sealer: sealer, events: assembly.events, wakeRelay: { relay.wake() }),
            BackfillHandler(
              outbound: assembly.outbound, sealer: sealer, ingestion: ingestion, wakeRelay: { relay.wake() }),
          ],
          configuration: try JobWorkerConfiguration(concurrency: concurrency)
            .retrying(as: "webhooks.retries.jobs", assembly.settings),
          events: assembly.events)
      wakeWorker.connect { worker?.wake() }
      let handlers = WebhooksHandlers(
        database: assembly.database, sealer: sealer, ingestion: ingestion, outbound: assembly.outbound,
        charges: ChargeAudit(database: assembly.database, billing: BillingClient(assembly.client(of: "billing"))),
        streamRights: .asking(AuthClient(assembly.client(of: "auth")), assembly.principals()),
        wakeWorkers: {
          worker?.wake()
          relay.wake()
        })
      let inboxDays = InboxDays(daysKept: assembly.settings.integer("webhooks.inbox.days-kept"))
      let dedupeRetention = InboxDedupeRetention(
        daysKept: assembly.settings.integer("webhooks.dedupe.days-kept"), inboxDaysKept: inboxDays.daysKept)
      let chargeSweep = ChargeSweep(
        audit: ChargeAudit(
          database: assembly.database, billing: BillingClient(assembly.client(of: "billing")), lane: .worker),
        events: assembly.events, wakeRelay: { relay.wake() })
      let duties = PeriodicDuties.house(
        database: assembly.database,
        and: [inboxDays, dedupeRetention, StreamDays(), StreamDedupeRetention(), chargeSweep, sealing.duty],
        events: assembly.events)
      let workers: [any Service] = worker.map { [$0] } ?? []
      return ServiceParts(
        rpc: [handlers, sealing.rpc],
        services: [sealing.watch, ingestion] + workers + [relay, duties], readiness: [sealing.readiness])
    })

  /// Every table of the schema, in order.
  public static let migrations = MigrationSet(
    service: "webhooks",
    components: [
      PostgresMigrations.component, SealingMigrations.component, JobsMigrations.component,
      MigrationComponent(
        name: "webhooks",
        files: [
          MigrationFile(number: 1, name: "create_sources", sql: PackageResources._001_create_sources_sql),
          MigrationFile(number: 2, name: "create_source_secrets", sql: PackageResources._002_create_source_secrets_sql),
          MigrationFile(number: 3, name: "create_inbox_dedupe", sql: PackageResources._003_create_inbox_dedupe_sql),
          MigrationFile(number: 4, name: "create_inbox", sql: PackageResources._004_create_inbox_sql),
          MigrationFile(number: 5, name: "create_call_routes", sql: PackageResources._005_create_call_routes_sql),
          MigrationFile(number: 6, name: "create_calls", sql: PackageResources._006_create_calls_sql),
          MigrationFile(number: 7, name: "create_call_events", sql: PackageResources._007_create_call_events_sql),
          MigrationFile(number: 8, name: "create_call_facts", sql: PackageResources._008_create_call_facts_sql),
          MigrationFile(
            number: 9, name: "create_add_inbox_day", sql: PackageResources._009_create_add_inbox_day_sql),
          MigrationFile(number: 10, name: "create_transcripts", sql: PackageResources._010_create_transcripts_sql),
          MigrationFile(number: 11, name: "create_stream_heads", sql: PackageResources._011_create_stream_heads_sql),
          MigrationFile(number: 12, name: "create_stream_dedupe", sql: PackageResources._012_create_stream_dedupe_sql),
          MigrationFile(number: 13, name: "create_stream_log", sql: PackageResources._013_create_stream_log_sql),
          MigrationFile(
            number: 14, name: "create_turn_stream_days", sql: PackageResources._014_create_turn_stream_days_sql),
          MigrationFile(
            number: 15, name: "open_sources_to_providers", sql: PackageResources._015_open_sources_to_providers_sql),
          MigrationFile(
            number: 16, name: "add_source_secret_scheme", sql: PackageResources._016_add_source_secret_scheme_sql),
          MigrationFile(
            number: 17, name: "insert_platform_source", sql: PackageResources._017_insert_platform_source_sql),
          MigrationFile(
            number: 18, name: "create_source_api_keys", sql: PackageResources._018_create_source_api_keys_sql),
          MigrationFile(
            number: 19, name: "add_inbox_origin", sql: PackageResources._019_add_inbox_origin_sql),
          MigrationFile(number: 20, name: "create_backfills", sql: PackageResources._020_create_backfills_sql),
          MigrationFile(number: 21, name: "create_test_calls", sql: PackageResources._021_create_test_calls_sql),
          MigrationFile(
            number: 22, name: "keep_inbox_bodies_in_line", sql: PackageResources._022_keep_inbox_bodies_in_line_sql),
          MigrationFile(
            number: 23, name: "create_organization_states", sql: PackageResources._023_create_organization_states_sql),
          MigrationFile(
            number: 24, name: "drop_inbox_references", sql: PackageResources._024_drop_inbox_references_sql),
          MigrationFile(
            number: 25, name: "drop_inbox_dedupe_reference",
            sql: PackageResources._025_drop_inbox_dedupe_reference_sql),
          MigrationFile(
            number: 26, name: "create_drop_inbox_day", sql: PackageResources._026_create_drop_inbox_day_sql),
          MigrationFile(
            number: 27, name: "add_confirmed_seconds", sql: PackageResources._027_add_confirmed_seconds_sql),
          MigrationFile(
            number: 28, name: "index_unconfirmed_calls", sql: PackageResources._028_index_unconfirmed_calls_sql),
          MigrationFile(
            number: 29, name: "create_charge_sweeps", sql: PackageResources._029_create_charge_sweeps_sql),
          MigrationFile(
            number: 30, name: "create_prune_inbox_dedupe",
            sql: PackageResources._030_create_prune_inbox_dedupe_sql),
          MigrationFile(
            number: 31, name: "drop_inbox_dedupe_checks",
            sql: PackageResources._031_drop_inbox_dedupe_checks_sql),
        ]),
    ])
}
