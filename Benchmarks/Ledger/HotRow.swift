import Postgres

/// The floor of `bench ledger`: one transfer a transaction, all of them from the same row, as few statements as that takes.
///
/// Money moves between two rows and leaves one line behind: no postings, no invariants, no prices, no news, all of which ours
/// has.
enum HotRow {
  static let clients = 16

  static let component = MigrationComponent(
    name: "bench", files: [MigrationFile(number: 1, name: "create_tables", sql: Array(sql.utf8))])

  private static let sql = """
    create table hot_accounts (id bigint primary key, balance_micros bigint not null);
    select declare_system_table('hot_accounts');
    select grant_to_service('hot_accounts', 'select, insert, update');
    insert into hot_accounts values (1, 0), (2, 0);
    create table hot_transfers (
      id uuid primary key, debit_id bigint not null, credit_id bigint not null, amount_micros bigint not null,
      created_at timestamptz not null default clock_timestamp());
    select declare_system_table('hot_transfers');
    select grant_to_service('hot_transfers', 'select, insert');
    """

  /// The ordinary way: a transaction of three statements.
  private static let transaction = """
    begin;
    update hot_accounts set balance_micros = balance_micros - 1085000 where id = 1;
    update hot_accounts set balance_micros = balance_micros + 1085000 where id = 2;
    insert into hot_transfers (id, debit_id, credit_id, amount_micros) values (gen_random_uuid(), 1, 2, 1085000);
    end;
    """

  /// All in one statement, so that the row is locked for no round trip.
  private static let statement = """
    with debit as (update hot_accounts set balance_micros = balance_micros - 1085000 where id = 1),
      credit as (update hot_accounts set balance_micros = balance_micros + 1085000 where id = 2)
    insert into hot_transfers (id, debit_id, credit_id, amount_micros) values (gen_random_uuid(), 1, 2, 1085000);
    """

  /// What is compared with, and what else was measured.
  static func measure(
    _ bench: BenchDatabase, _ options: BenchOptions
  ) throws -> (ordinary: PGBench.Result, others: [PGBench.Result]) {
    let ordinary = try bench.pgbench.run(
      "transfers on a hot row", script: transaction, clients: clients, seconds: options.seconds)
    let single = try bench.pgbench.run(
      "transfers on a hot row in one statement", script: statement, clients: clients, seconds: options.seconds)
    return (ordinary, [ordinary, single])
  }
}
