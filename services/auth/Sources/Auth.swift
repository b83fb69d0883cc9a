internal import Jobs
public import Postgres
internal import Sealing
public import ServiceRuntime

/// Organizations, their people and their agents.
public enum Auth {
  /// What the process is made of: handlers over one database, and the periodic duties of its tables. It calls no
  /// other service.
  public static let blueprint = ServiceBlueprint(name: "auth", settings: [], migrations: migrations) { assembly in
    ServiceParts(
      rpc: [AuthHandlers(database: assembly.database, passwords: PasswordHasher(), events: assembly.events)],
      services: [PeriodicDuties.house(database: assembly.database, events: assembly.events)])
  }

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
        ]),
    ])
}
