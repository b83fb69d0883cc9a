internal import Foundation
internal import Identifiers
public import Postgres
internal import Resilience

/// Statements on `jobs`, a system table. What workers do with it is in `JobStore+Worker.swift`.
public struct JobStore {
  /// Jobs that one statement enqueues at most; a longer list takes several statements of one transaction.
  static let batchSize = 1000

  /// Enqueues `jobs` in the caller's transaction: they exist if and when it commits.
  ///
  /// A job whose (organization, kind, ref) is live already is left as it is, also while a worker runs it. Wake the worker
  /// after the commit, or let it find the jobs at its next poll.
  ///
  /// Jobs keep the order given within their lane.
  public static func enqueue(_ jobs: [NewJob], in transaction: Transaction) async throws {
    // Rows go in by key: two transactions that insert the same keys in other orders would wait for each other for ever.
    let ordered = jobs.enumerated().map { (position: $0.offset, job: $0.element) }.sorted { one, other in
      key(one.job) < key(other.job)
    }
    for start in stride(from: 0, to: ordered.count, by: batchSize) {
      try await insert(ordered[start..<min(start + batchSize, ordered.count)], in: transaction)
    }
  }

  private static func key(_ job: NewJob) -> (String, String, String) {
    (job.organizationID.description, job.kind.rawValue, job.ref.uuidString)
  }

  /// The tag counts from the transaction's start, which is the same for all its statements.
  private static func insert(
    _ batch: ArraySlice<(position: Int, job: NewJob)>, in transaction: Transaction
  ) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      insert into jobs (id, org_id, kind, ref, lane, vtag, state, run_at, first_at)
      select id, org_id, kind, ref, lane, extract(epoch from now()) * 1000000 + position,
        case when delay_us > 0 then 'scheduled' else 'ready' end, clock + delay_us * interval '1 microsecond', clock
      from unnest(
          \(batch.map { _ in UUID.version7() }), \(batch.map(\.job.organizationID)), \(batch.map(\.job.kind.rawValue)),
          \(batch.map(\.job.ref)), \(batch.map(\.job.lane)), \(batch.map { Int64($0.position) }),
          \(batch.map(\.job.delay.wholeMicroseconds))
        ) as new (id, org_id, kind, ref, lane, position, delay_us),
        clock_timestamp() as clock
      on conflict (org_id, kind, ref) do nothing
      """)
  }

  /// Live jobs by state, for metrics and tests.
  public static func counts(in transaction: Transaction) async throws(PostgresError) -> [String: Int] {
    let rows = try await transaction.rows("select state, count(*) as count from jobs group by state")
    var counts: [String: Int] = [:]
    for row in rows { counts[try row.get("state")] = try row.get("count") }
    return counts
  }
}
