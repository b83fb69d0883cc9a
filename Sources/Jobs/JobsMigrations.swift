public import Postgres

/// The tables of this library, which every service that has jobs, an outbox or idempotency keys includes in its schema.
public enum JobsMigrations {
  public static let component = MigrationComponent(
    name: "jobs",
    files: [
      MigrationFile(number: 1, name: "create_jobs", sql: PackageResources._001_create_jobs_sql),
      MigrationFile(number: 2, name: "create_dead_letters", sql: PackageResources._002_create_dead_letters_sql),
      MigrationFile(number: 3, name: "create_outbox", sql: PackageResources._003_create_outbox_sql),
      MigrationFile(number: 4, name: "create_idempotency", sql: PackageResources._004_create_idempotency_sql),
      MigrationFile(number: 5, name: "create_lanes", sql: PackageResources._005_create_lanes_sql),
      MigrationFile(number: 6, name: "add_job_waits", sql: PackageResources._006_add_job_waits_sql),
      MigrationFile(number: 7, name: "create_job_attempts", sql: PackageResources._007_create_job_attempts_sql),
      MigrationFile(number: 8, name: "settle_dead_letters", sql: PackageResources._008_settle_dead_letters_sql),
      MigrationFile(number: 9, name: "create_periodic_duties", sql: PackageResources._009_create_periodic_duties_sql),
    ])
}
