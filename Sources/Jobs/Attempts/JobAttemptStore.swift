internal import Foundation
public import Identifiers
public import Postgres
internal import Resilience

/// Statements on `job_attempts`, a system table: any scope sees all rows, so every read names its organization.
public enum JobAttemptStore {
  /// The attempts of one job of `organizationID`, the last first. The caller has authorized the organization.
  ///
  /// - Parameter limit: Attempts at most; a number outside 1…1000 becomes the nearest within.
  public static func list(
    of jobID: JobID, organization organizationID: OrganizationID, limit: Int, in transaction: Transaction
  ) async throws(PostgresError) -> [JobAttempt] {
    let rows = try await transaction.rows(
      """
      select job_id, org_id, kind, ref, attempt, crashes, ended_at, took_us, outcome, reason from job_attempts
      where job_id = \(jobID) and org_id = \(organizationID)
      order by ended_at desc limit \(min(max(limit, 1), 1000))
      """)
    var attempts: [JobAttempt] = []
    for row in rows { attempts.append(try JobAttempt(row)) }
    return attempts
  }

  /// Records how attempts at `jobs` ended, in the transaction that reports it.
  static func record(
    _ jobs: [ClaimedJob], outcome: JobAttempt.Outcome, reason: String, took: Duration, in transaction: Transaction
  ) async throws(PostgresError) {
    guard !jobs.isEmpty else { return }
    let died = outcome == .crashed ? 1 : 0
    _ = try await transaction.execute(
      """
      insert into job_attempts (job_id, org_id, kind, ref, attempt, crashes, took_us, outcome, reason)
      select job_id, org_id, kind, ref, attempt, crashes, \(took.wholeMicroseconds), \(outcome.rawValue), \(reason)
      from unnest(
        \(jobs.map(\.id)), \(jobs.map(\.organizationID)), \(jobs.map(\.kind.rawValue)), \(jobs.map(\.ref)),
        \(jobs.map { Int32(clamping: $0.attempt) }), \(jobs.map { Int32(clamping: $0.crashes + died) })
      ) as new (job_id, org_id, kind, ref, attempt, crashes)
      """)
  }

  /// Makes partitions ahead and drops old ones. How many changed.
  static func keep(
    daysAhead: Int, daysKept: Int, in transaction: Transaction
  ) async throws(PostgresError) -> Int {
    let row = try await transaction.first(
      "select keep_job_attempts(\(Int32(daysAhead)), \(Int32(daysKept))) as changed")
    return try row?.get("changed") ?? 0
  }
}

extension JobAttempt {
  fileprivate init(_ row: Row) throws(PostgresError) {
    jobID = try row.get("job_id")
    organizationID = try row.get("org_id")
    kind = try row.get("kind")
    ref = try row.get("ref")
    attempt = try row.get("attempt")
    crashes = try row.get("crashes")
    endedAt = try row.get("ended_at")
    took = .microseconds(try row.get("took_us", as: Int64.self))
    // The table's check allows exactly these names.
    guard let outcome = Outcome(rawValue: try row.get("outcome")) else { throw PostgresError(.decoding) }
    self.outcome = outcome
    reason = try row.get("reason")
  }
}
