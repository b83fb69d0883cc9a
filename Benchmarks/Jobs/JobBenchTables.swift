import Foundation
import Identifiers
import Jobs
import Observability
import Postgres

/// What the cases of `bench jobs` share.
enum JobBenchTables {
  /// Organizations that the jobs belong to.
  static let organizations = (0..<20).map { _ in OrganizationID.new() }

  static let component = MigrationComponent(
    name: "bench", files: [MigrationFile(number: 1, name: "create_tables", sql: Array(sql.utf8))])

  /// The rows of pgbench: a queue of the same columns and indexes, without ours' leases.
  private static let sql = """
    create table plain_jobs (like jobs including all);
    select declare_system_table('plain_jobs');
    select grant_to_service('plain_jobs', 'select, insert, update, delete');
    """

  /// Puts `count` ready jobs into `table`, a twentieth for each organization, through the server alone.
  static func fill(_ table: Statement, count: Int, of organizations: [OrganizationID], in database: Database)
    async throws
  {
    for organization in organizations {
      _ = try await database.withTransaction(.system, timeout: .seconds(300)) {
        try await $0.execute(
          """
          insert into bench.\(statement: table) (id, org_id, ref, vtag, run_at, first_at, state, lane, kind)
          select gen_random_uuid(), \(organization), gen_random_uuid(), n * 1000000::bigint, clock_timestamp(),
            clock_timestamp(), 'ready', 'default', 'bench'
          from generate_series(1, \(count / organizations.count)) as n
          """)
      }
    }
    _ = try await database.withTransaction(.system, timeout: .seconds(300)) {
      try await $0.execute("analyze bench.\(statement: table)")
    }
  }

  static func left(_ database: Database) async throws -> Int {
    try await database.withTransaction(.system, lane: .operator, timeout: .seconds(60)) {
      try await $0.first("select count(*) as count from bench.jobs")?.get("count") ?? 0
    }
  }

  static let silent = EventSink.discarding { _ in }
}

/// Does nothing for a batch but complete it, and counts.
struct CountingHandler: JobBatchHandler {
  let kind: JobKind = "bench"
  let completed: Counter

  func run(_ jobs: [ClaimedJob], in transaction: Transaction) async throws {}
  func didComplete(_ job: ClaimedJob) { completed.add() }
}
