import Postgres

/// The tables that `bench postgres` reads and writes.
enum BenchTables {
  /// Rows to select from.
  static let points = 100_000

  static let component = MigrationComponent(
    name: "bench", files: [MigrationFile(number: 1, name: "create_tables", sql: Array(sql.utf8))])

  private static let sql = """
    create table points (id bigint primary key, body text not null);
    select declare_system_table('points');
    select grant_to_service('points', 'select, insert');
    insert into points select id, md5(id::text) from generate_series(1, \(points)) as id;

    create table inbox_json (id uuid primary key, body jsonb not null);
    select declare_system_table('inbox_json');
    select grant_to_service('inbox_json', 'select, insert');
    create table inbox_bytes (id uuid primary key, body bytea not null);
    alter table inbox_bytes alter column body set storage external;
    alter table inbox_bytes set (toast_tuple_target = 8160);
    select declare_system_table('inbox_bytes');
    select grant_to_service('inbox_bytes', 'select, insert');
    """
}
