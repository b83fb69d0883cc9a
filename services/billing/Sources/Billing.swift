public import Postgres
public import ServiceRuntime
internal import Jobs

/// The prepaid wallets of all organizations, kept as a double-entry ledger.
public enum Billing {
  /// What the process is made of: handlers over one database, and the clearing of expired idempotency keys. It calls no
  /// other service.
  public static let blueprint = ServiceBlueprint(name: "billing", settings: [], migrations: migrations) { assembly in
    ServiceParts(
      rpc: [BillingHandlers(database: assembly.database, events: assembly.events)],
      services: [PeriodicDuties.house(database: assembly.database, events: assembly.events)])
  }

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
        ]),
    ])
}
