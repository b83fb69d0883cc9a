internal import AuthAPI
internal import Calls
internal import Foundation
internal import Jobs
internal import Observability
public import Postgres
internal import Sealing
public import ServiceRuntime
internal import WebhooksAPI

/// Evaluations of calls by a language model, where the tenant asked for them, and hot leads.
///
/// Parts, in the order in which a call meets them: `Handlers/ConsiderCalls` hears of an ended call, `CallConsiderer` selects
/// or skips it; `EvaluateHandler` takes it alone, `SubmitBatchHandler` and `FollowBatchHandler` together with others;
/// `EvaluationPreparer` makes the prompt, `RequestSubmission` reserves its budget, `EvaluationRecorder` writes the verdict.
public enum Analysis {
  /// What `main` runs.
  public static let blueprint = ServiceBlueprint(
    name: "analysis", settings: AnalysisConfiguration.settings, migrations: migrations
  ) { assembly in
    let configuration = try AnalysisConfiguration(settings: assembly.settings)
    let database = assembly.database
    let events = assembly.events
    let sealing = try assembly.makeSealing()
    let sealer = sealing.sealer
    let auth = AuthClient(assembly.client(of: "auth"))
    let webhooks = WebhooksClient(assembly.client(of: "webhooks"))
    let relay = OutboxRelay(
      database: database,
      receivers: [StreamReceiver(client: webhooks), AuditReceiver(auth: assembly.client(of: "auth"))],
      configuration: configuration.relay, events: events)
    let model: any LanguageModel =
      if let key = configuration.key { AnthropicModel(outbound: assembly.outbound, key: key) } else { NoModel() }
    let preparer = EvaluationPreparer(webhooks: webhooks, auth: auth)
    let recorder = EvaluationRecorder(sealer: sealer, events: events)
    let submission = RequestSubmission(limits: configuration.limits, preparer: preparer, recorder: recorder)
    let worker = JobWorker(
      database: database,
      handlers: [
        EvaluateHandler(
          model: model, preparer: preparer, submission: submission, recorder: recorder, wakeRelay: { relay.wake() }),
        SubmitBatchHandler(
          model: model, preparer: preparer, submission: submission, recorder: recorder, wakeRelay: { relay.wake() }),
        FollowBatchHandler(model: model, preparer: preparer, recorder: recorder, wakeRelay: { relay.wake() }),
      ],
      configuration: configuration.jobs, events: events)
    let considerer = CallConsiderer(
      database: database, auth: auth, events: events, wakeWorker: { worker.wake() })
    return ServiceParts(
      rpc: [
        AnalysisHandlers(
          database: database, sealer: sealer, considerer: considerer, limits: configuration.limits), sealing.rpc,
      ],
      services: [
        sealing.watch, worker, relay,
        PeriodicDuties.house(database: database, and: [sealing.duty], events: events),
      ], readiness: [sealing.readiness])
  }

  /// Every table of the schema, in order.
  public static let migrations = MigrationSet(
    service: "analysis",
    components: [
      PostgresMigrations.component, SealingMigrations.component, JobsMigrations.component,
      MigrationComponent(
        name: "analysis",
        files: [
          MigrationFile(number: 1, name: "create_rubrics", sql: PackageResources._001_create_rubrics_sql),
          MigrationFile(
            number: 2, name: "create_agent_settings", sql: PackageResources._002_create_agent_settings_sql),
          MigrationFile(number: 3, name: "create_evaluations", sql: PackageResources._003_create_evaluations_sql),
          MigrationFile(number: 4, name: "create_budgets", sql: PackageResources._004_create_budgets_sql),
          MigrationFile(number: 5, name: "create_batches", sql: PackageResources._005_create_batches_sql),
          MigrationFile(number: 6, name: "create_hot_leads", sql: PackageResources._006_create_hot_leads_sql),
          MigrationFile(number: 7, name: "fix_refuse_change", sql: PackageResources._007_fix_refuse_change_sql),
        ]),
    ])
}
