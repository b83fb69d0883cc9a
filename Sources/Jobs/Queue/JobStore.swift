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
  /// A job whose (organization, kind, ref) is live already is left as it is, also while a worker runs it, unless it
  /// coalesces (``NewJob/wanted``). Wake the worker after the commit, or let it find the jobs at its next poll.
  ///
  /// Jobs of one organization keep the order given within their lane; organizations take turns (``LaneStore``).
  public static func enqueue(_ jobs: [NewJob], in transaction: Transaction) async throws {
    guard !jobs.isEmpty else { return }
    let tagged = try await tag(jobs, in: transaction)
    // Rows go in by key: two transactions that insert the same keys in other orders would wait for each other for ever.
    let ordered = tagged.map { (key: key($0.job), job: $0) }.sorted { $0.key < $1.key }.map(\.job)
    let plain = ordered.filter { $0.job.wanted == nil }
    for start in stride(from: 0, to: plain.count, by: batchSize) {
      try await insert(plain[start..<min(start + batchSize, plain.count)], onConflict: "nothing", in: transaction)
    }
    let coalescing = merged(ordered.filter { $0.job.wanted != nil })
    for start in stride(from: 0, to: coalescing.count, by: batchSize) {
      try await insert(
        coalescing[start..<min(start + batchSize, coalescing.count)],
        onConflict: "update set wanted = greatest(jobs.wanted, excluded.wanted)", in: transaction)
    }
  }

  private struct TaggedJob {
    var job: NewJob
    let tag: Int64
  }

  private static func key(_ job: NewJob) -> (String, String, String) {
    (job.organizationID.description, job.kind.rawValue, job.ref.uuidString)
  }

  /// One job for each key, wanting the highest version: a statement may change a row only once. `jobs` are in key order.
  private static func merged(_ jobs: [TaggedJob]) -> [TaggedJob] {
    var merged: [TaggedJob] = []
    for job in jobs {
      if let last = merged.last, key(last.job) == key(job.job) {
        merged[merged.count - 1].job.wanted = max(last.job.wanted ?? 0, job.job.wanted ?? 0)
      } else {
        merged.append(job)
      }
    }
    return merged
  }

  /// The jobs with their tags, those of an organization in the order given.
  private static func tag(_ jobs: [NewJob], in transaction: Transaction) async throws(PostgresError) -> [TaggedJob] {
    struct Line: Hashable {
      let lane: String
      let organizationID: OrganizationID
    }
    var indices: [Line: Int] = [:]
    var arrivals: [LaneStore.Arrivals] = []
    var places: [(line: Int, number: Int64)] = []
    for job in jobs {
      let line = Line(lane: job.lane, organizationID: job.organizationID)
      let index = indices[line] ?? arrivals.count
      if index == arrivals.count {
        indices[line] = index
        arrivals.append(.init(lane: job.lane, organizationID: job.organizationID, count: 0))
      }
      arrivals[index].count += 1
      places.append((index, arrivals[index].count))
    }
    let tags = try await LaneStore.tags(for: arrivals, in: transaction)
    return zip(jobs, places).map { job, place in
      TaggedJob(job: job, tag: tags[place.line].start + place.number * tags[place.line].step)
    }
  }

  private static func insert(
    _ batch: ArraySlice<TaggedJob>, onConflict action: Statement, in transaction: Transaction
  ) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      insert into jobs (id, org_id, kind, ref, lane, vtag, wanted, state, run_at, first_at)
      select id, org_id, kind, ref, lane, vtag, wanted,
        case when delay_us > 0 then 'scheduled' else 'ready' end, clock + delay_us * interval '1 microsecond', clock
      from unnest(
          \(batch.map { _ in UUID.version7() }), \(batch.map(\.job.organizationID)), \(batch.map(\.job.kind.rawValue)),
          \(batch.map(\.job.ref)), \(batch.map(\.job.lane)), \(batch.map(\.tag)), \(batch.map { $0.job.wanted ?? 0 }),
          \(batch.map(\.job.delay.wholeMicroseconds))
        ) as new (id, org_id, kind, ref, lane, vtag, wanted, delay_us),
        clock_timestamp() as clock
      on conflict (org_id, kind, ref) do \(statement: action)
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
