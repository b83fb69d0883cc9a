import Foundation
import Identifiers
import Jobs
import Postgres

/// How hot statements find their rows among a million jobs.
///
/// The worker and the enqueuing transactions run as they are, and the server's own counters tell afterwards what they
/// scanned: no copy of a statement that could differ from the one that runs.
enum AccessPaths {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static func run(_ bench: BenchDatabase) async throws {
    try await bench.open(connections: 6) { database in
      print("Filling in 1,000,000 jobs.")
      try await JobBenchTables.fill("jobs", count: 800_000, of: JobBenchTables.organizations, in: database)
      // Those of the other two states: due later, and held by others.
      _ = try await database.withTransaction(.system, timeout: .seconds(300)) {
        try await $0.execute(
          """
          insert into bench.jobs (id, org_id, ref, vtag, run_at, first_at, state, lane, kind, lease_token, lease_until)
          select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n, clock_timestamp() + n * interval '1 ms',
            clock_timestamp(), case when n % 2 = 0 then 'scheduled' else 'leased' end, 'other', 'bench',
            case when n % 2 = 1 then gen_random_uuid() end,
            case when n % 2 = 1 then clock_timestamp() + interval '1 hour' end
          from generate_series(1, 200000) as n
          """)
      }
      _ = try await database.withTransaction(.system, timeout: .seconds(300)) {
        try await $0.execute("analyze bench.jobs")
      }
      let before = try await scans(database)
      let completed = Counter()
      var configuration = JobWorkerConfiguration(concurrency: 4)
      configuration.batchLimit = 100
      configuration.heartbeat = .milliseconds(20)
      let worker = JobWorker(
        database: database, handlers: [CountingHandler(completed: completed)], configuration: configuration,
        events: JobBenchTables.silent)
      try await withWorker(worker) {
        worker.wake()
        for _ in 0..<200 {
          try await database.withTransaction(.system) {
            try await JobStore.enqueue(
              JobBenchTables.organizations.map { NewJob(kind: "bench", organizationID: $0, ref: UUID()) }, in: $0)
          }
        }
        while completed.value < 20_000 { try await Task.sleep(for: .milliseconds(5)) }
      }
      // Counters arrive up to a second late, from idle connections later.
      try await Task.sleep(for: .seconds(3))
      let after = try await scans(database)
      var problems: [String] = []
      for (name, count) in after.sorted(by: { $0.key < $1.key }) {
        let scanned = count - (before[name] ?? 0)
        print("\(name): \(scanned) scans")
        if name == "sequential", scanned > 0 { problems.append("jobs was read from end to end \(scanned) times") }
        if expected.contains(name), scanned == 0 { problems.append("\(name) was never used") }
      }
      guard problems.isEmpty else { throw Failure(description: problems.joined(separator: "; ")) }
      print("Every hot statement found its rows by an index.")
    }
  }

  private static let expected: Set = [
    "jobs_pkey", "jobs_lane_vtag_idx", "jobs_lane_vtag_suspect_idx", "jobs_run_at_idx", "jobs_lease_until_idx",
    "jobs_org_id_kind_ref_key",
  ]

  private static func scans(_ database: Database) async throws -> [String: Int] {
    try await database.withTransaction(.system, lane: .operator) { transaction in
      var scans: [String: Int] = [:]
      let rows = try await transaction.rows(
        """
        select indexrelname::text as name, idx_scan as count from pg_stat_user_indexes
        where schemaname = 'bench' and relname = 'jobs'
        union all
        select 'sequential', seq_scan from pg_stat_user_tables where schemaname = 'bench' and relname = 'jobs'
        """)
      for row in rows { scans[try row.get("name")] = try row.get("count") }
      return scans
    }
  }
}
