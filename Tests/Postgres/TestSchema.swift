import Postgres
import TestSupport

/// A schema for this module's own tests.
enum TestSchema {
  static let set = MigrationSet(
    service: "sample",
    components: [
      PostgresMigrations.component,
      MigrationComponent(
        name: "sample", files: [MigrationFile(number: 1, name: "create_notes", sql: Array(notes.utf8))]),
    ])

  private static let notes = """
    create table notes (
      org_id uuid not null,
      id uuid not null,
      body text not null constraint body_is_short check (length(body) <= 100),
      primary key (org_id, id)
    );
    select declare_tenant_table('notes');
    select grant_to_service('notes', 'select, insert, update, delete');

    create table counters (name text primary key, value bigint not null);
    select declare_system_table('counters');
    grant select, insert, update, delete on counters to sample;
    """
}
