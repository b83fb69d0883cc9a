internal import Calls
internal import Jobs
internal import Outbound
public import Postgres
public import ServiceRuntime
internal import WebhooksAPI

/// The prepaid wallets of all organizations, kept as a double-entry ledger.
///
/// Parts: `Charging` prices calls and writes the ledger, `Recharge` takes money from cards through `Stripe`, `Payments`
/// applies what Stripe's events hint at, `News` tells the organizations through webhooks.
public enum Billing {
  /// What the process is made of. It waits for nobody: charging needs only its database.
  public static let blueprint = ServiceBlueprint(name: "billing", settings: settings, migrations: migrations) {
    assembly in
    let (database, events, settings) = (assembly.database, assembly.events, assembly.settings)
    let relay = OutboxRelay(
      database: database,
      receivers: [
        StreamReceiver(client: WebhooksClient(assembly.client(of: "webhooks"))),
        AuditReceiver(auth: assembly.client(of: "auth")),
      ], configuration: try OutboxRelayConfiguration().retrying(as: "billing.retries.relay", settings), events: events)
    let verification = LedgerVerification(events: events)
    guard let key = settings.secret("providers.stripe.api-key") else {
      return ServiceParts(
        rpc: [BillingHandlers(database: database, events: events, wakeWorkers: { relay.wake() })],
        services: [relay, PeriodicDuties.house(database: database, and: [verification], events: events)])
    }
    let provider = StripeClient(outbound: assembly.outbound, key: key)
    let worker = paymentWorker(
      database: database, provider: provider, events: events, wakeRelay: { relay.wake() },
      configuration: try paymentLane.retrying(as: "billing.retries.payments", settings))
    let handlers = BillingHandlers(
      database: database, events: events, payments: provider,
      wakeWorkers: {
        worker.wake()
        relay.wake()
      })
    let reconciler = StripeReconciler(
      provider: provider, applier: StripeEventApplier(database: database, events: events, provider: provider),
      events: events)
    let duties = PeriodicDuties.house(
      database: database, and: [verification, StripeReconciliation(reconciler: reconciler)], events: events)
    return ServiceParts(rpc: [handlers], services: [worker, relay, duties])
  }

  /// What the service has beyond the settings of every service.
  static let settings =
    RetrySettings.ofJobs("billing.retries.payments", "recharges and top-ups", defaults: paymentLane)
    + RetrySettings.ofRelay("billing.retries.relay")

  /// Everything in the schema `billing`, shared parts first.
  public static let migrations = MigrationSet(
    service: "billing",
    components: [
      PostgresMigrations.component,
      JobsMigrations.component,
      MigrationComponent(
        name: "billing",
        files: [
          MigrationFile(number: 1, name: "create_rates", sql: PackageResources._001_create_rates_sql),
          MigrationFile(number: 2, name: "create_accounts", sql: PackageResources._002_create_accounts_sql),
          MigrationFile(number: 3, name: "create_transfers", sql: PackageResources._003_create_transfers_sql),
          MigrationFile(number: 4, name: "create_postings", sql: PackageResources._004_create_postings_sql),
          MigrationFile(number: 5, name: "create_call_charges", sql: PackageResources._005_create_call_charges_sql),
          MigrationFile(number: 6, name: "version_rates", sql: PackageResources._006_version_rates_sql),
          MigrationFile(number: 7, name: "create_organizations", sql: PackageResources._007_create_organizations_sql),
          MigrationFile(number: 8, name: "widen_transfers", sql: PackageResources._008_widen_transfers_sql),
          MigrationFile(
            number: 9, name: "index_transfers_by_subject", sql: PackageResources._009_index_transfers_by_subject_sql),
          MigrationFile(number: 10, name: "add_refunded", sql: PackageResources._010_add_refunded_sql),
          MigrationFile(number: 11, name: "allow_corrections", sql: PackageResources._011_allow_corrections_sql),
          MigrationFile(number: 12, name: "validate_rates", sql: PackageResources._012_validate_rates_sql),
          MigrationFile(number: 13, name: "validate_accounts", sql: PackageResources._013_validate_accounts_sql),
          MigrationFile(number: 14, name: "validate_transfers", sql: PackageResources._014_validate_transfers_sql),
          MigrationFile(
            number: 15, name: "validate_call_charges", sql: PackageResources._015_validate_call_charges_sql),
          MigrationFile(
            number: 16, name: "validate_charge_adjustments",
            sql: PackageResources._016_validate_charge_adjustments_sql),
          MigrationFile(number: 17, name: "create_wallets", sql: PackageResources._017_create_wallets_sql),
          MigrationFile(number: 18, name: "create_wallet_rules", sql: PackageResources._018_create_wallet_rules_sql),
          MigrationFile(number: 19, name: "create_recharges", sql: PackageResources._019_create_recharges_sql),
          MigrationFile(number: 20, name: "create_stripe", sql: PackageResources._020_create_stripe_sql),
          MigrationFile(
            number: 21, name: "check_lines_by_statement", sql: PackageResources._021_check_lines_by_statement_sql),
          MigrationFile(
            number: 22, name: "allow_closed_organizations",
            sql: PackageResources._022_allow_closed_organizations_sql),
          MigrationFile(
            number: 23, name: "validate_wallet_rules", sql: PackageResources._023_validate_wallet_rules_sql),
          MigrationFile(number: 24, name: "create_stripe_looks", sql: PackageResources._024_create_stripe_looks_sql),
        ]),
    ])
}
