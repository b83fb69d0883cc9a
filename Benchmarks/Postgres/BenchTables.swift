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
    insert into points select id, md5(id::text) from generate_series(1, \(points)) as id;
    """
}
