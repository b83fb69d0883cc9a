public import Postgres

/// The tables that every service that seals keeps in its own schema.
public enum SealingMigrations {
  public static let component = MigrationComponent(
    name: "sealing",
    files: [
      MigrationFile(number: 1, name: "create_org_keys", sql: PackageResources._001_create_org_keys_sql),
      MigrationFile(number: 2, name: "create_sealing_key", sql: PackageResources._002_create_sealing_key_sql),
      MigrationFile(
        number: 3, name: "create_master_key_uses", sql: PackageResources._003_create_master_key_uses_sql),
      MigrationFile(number: 4, name: "allow_rotation", sql: PackageResources._004_allow_rotation_sql),
    ])
}
