internal import BillingAPI
internal import IntegrationsAPI
internal import Jobs
public import Postgres
internal import Sealing
public import ServiceRuntime
internal import WebhooksAPI

/// Organizations, their people and their agents.
public enum Auth {
  /// What the process is made of: handlers over one database, the periodic duties of its tables, and the relay that tells other
  /// services what became of organizations and agents. It waits for none of them.
  public static let blueprint = ServiceBlueprint(
    name: "auth",
    settings: [ServiceAssembly.sealingSetting(of: "auth")],
    migrations: migrations,
    build: { assembly in
      let sealing = try assembly.makeSealing()
      let sealer = sealing.sealer
      let relay = OutboxRelay(
        database: assembly.database,
        receivers: [
          IntegrationsReceiver(client: IntegrationsClient(assembly.client(of: "integrations"))),
          WebhooksReceiver(client: WebhooksClient(assembly.client(of: "webhooks"))),
          BillingReceiver(client: BillingClient(assembly.client(of: "billing"))),
        ],
        events: assembly.events)
      let handlers = AuthHandlers(
        database: assembly.database, passwords: PasswordHasher(), sealer: sealer, events: assembly.events,
        wakeRelay: { relay.wake() })
      assembly.principals(from: OwnPrincipalSource(database: assembly.database, keyRing: handlers.mint.keys))
      return ServiceParts(
        rpc: [handlers, sealing.rpc],
        services: [
          sealing.watch, relay,
          PeriodicDuties.house(
            database: assembly.database,
            and: [SigningKeyDuty(sealer: sealer, events: assembly.events), LogInRetention(), sealing.duty],
            events: assembly.events),
        ], readiness: [sealing.readiness])
    })

  /// Everything in the schema `auth`, shared parts first.
  public static let migrations = MigrationSet(
    service: "auth",
    components: [
      PostgresMigrations.component,
      SealingMigrations.component,
      JobsMigrations.component,
      MigrationComponent(
        name: "auth",
        files: [
          MigrationFile(number: 1, name: "create_organizations", sql: PackageResources._001_create_organizations_sql),
          MigrationFile(number: 2, name: "create_users", sql: PackageResources._002_create_users_sql),
          MigrationFile(number: 3, name: "create_memberships", sql: PackageResources._003_create_memberships_sql),
          MigrationFile(number: 4, name: "create_agents", sql: PackageResources._004_create_agents_sql),
          MigrationFile(
            number: 5, name: "add_organization_status", sql: PackageResources._005_add_organization_status_sql),
          MigrationFile(
            number: 6, name: "add_membership_roles", sql: PackageResources._006_add_membership_roles_sql),
          MigrationFile(
            number: 7, name: "create_agent_ownership", sql: PackageResources._007_create_agent_ownership_sql),
          MigrationFile(number: 8, name: "add_agent_version", sql: PackageResources._008_add_agent_version_sql),
          MigrationFile(number: 9, name: "create_agent_grants", sql: PackageResources._009_create_agent_grants_sql),
          MigrationFile(
            number: 10, name: "create_user_organizations", sql: PackageResources._010_create_user_organizations_sql),
          MigrationFile(number: 11, name: "allow_log_in", sql: PackageResources._011_allow_log_in_sql),
          MigrationFile(number: 12, name: "create_signing_keys", sql: PackageResources._012_create_signing_keys_sql),
          MigrationFile(number: 13, name: "create_sessions", sql: PackageResources._013_create_sessions_sql),
          MigrationFile(
            number: 14, name: "create_login_penalties", sql: PackageResources._014_create_login_penalties_sql),
          MigrationFile(number: 15, name: "create_revocations", sql: PackageResources._015_create_revocations_sql),
          MigrationFile(number: 16, name: "create_api_keys", sql: PackageResources._016_create_api_keys_sql),
          MigrationFile(number: 17, name: "create_tickets", sql: PackageResources._017_create_tickets_sql),
          MigrationFile(number: 18, name: "create_audit_log", sql: PackageResources._018_create_audit_log_sql),
          MigrationFile(number: 19, name: "create_invitations", sql: PackageResources._019_create_invitations_sql),
          MigrationFile(
            number: 20, name: "create_outside_issuers", sql: PackageResources._020_create_outside_issuers_sql),
          MigrationFile(number: 21, name: "add_ticket_session", sql: PackageResources._021_add_ticket_session_sql),
          MigrationFile(
            number: 22, name: "add_organization_status_version",
            sql: PackageResources._022_add_organization_status_version_sql),
        ]),
    ])
}
