internal import Foundation
internal import Identifiers
public import Postgres
internal import Resilience

/// Statements on `jobs`, a system table. What workers do with it is in `JobStore+Worker.swift`.
public struct JobStore {
  /// Enqueues `jobs` in the caller's transaction: they exist if and when it commits.
  ///
  /// A job whose (organization, kind, ref) is live already is left as it is, also while a worker runs it, unless it
  /// coalesces (``NewJob/wanted``). Wake the worker after the commit, or let it find the jobs at its next poll.
  ///
  /// Jobs of one organization keep the order given within their lane, those that coalesce after the others; organizations
  /// take turns (``LaneStore``). One statement for each of the two kinds, whatever their number: some thousands at most.
  public static func enqueue(_ jobs: [NewJob], in transaction: Transaction) async throws {
    // Where a worker runs the job that is live already, an update would wait for it: those who want nothing ask for none.
    try await insert(placed(jobs.filter { $0.wanted == nil }), onConflict: "nothing", in: transaction)
    try await insert(
      merged(placed(jobs.filter { $0.wanted != nil })),
      onConflict: "update set wanted = greatest(jobs.wanted, excluded.wanted)", in: transaction)
  }

  /// A job with its place among those of its organization in its lane.
  private struct PlacedJob {
    var job: NewJob
    let key: Key
    /// Into the arrivals of the batch.
    let arrival: Int64
    /// From 1.
    let number: Int64
  }

  /// What is unique of live jobs, in the order in which they are inserted.
  private struct Key: Comparable {
    let organizationID: UUID
    let kind: String
    let ref: UUID

    init(_ job: NewJob) {
      (organizationID, kind, ref) = (job.organizationID.uuid, job.kind.rawValue, job.ref)
    }

    static func < (one: Key, other: Key) -> Bool {
      (one.organizationID, one.kind, one.ref) < (other.organizationID, other.kind, other.ref)
    }
  }

  private struct Batch {
    var jobs: [PlacedJob] = []
    var arrivals: [LaneStore.Arrivals] = []
  }

  /// The jobs with their places, in the order of their keys: two transactions that insert the same keys in other orders
  /// would wait for each other for ever.
  private static func placed(_ jobs: [NewJob]) -> Batch {
    struct Line: Hashable {
      let lane: String
      let organizationID: OrganizationID
    }
    var batch = Batch()
    var indices: [Line: Int] = [:]
    for job in jobs {
      let line = Line(lane: job.lane, organizationID: job.organizationID)
      let index = indices[line] ?? batch.arrivals.count
      if index == batch.arrivals.count {
        indices[line] = index
        batch.arrivals.append(.init(lane: job.lane, organizationID: job.organizationID, count: 0))
      }
      batch.arrivals[index].count += 1
      batch.jobs.append(
        PlacedJob(job: job, key: Key(job), arrival: Int64(index), number: batch.arrivals[index].count))
    }
    batch.jobs.sort { $0.key < $1.key }
    return batch
  }

  /// One job for each key, wanting the highest version: a statement may change a row only once.
  private static func merged(_ batch: Batch) -> Batch {
    var merged = Batch(arrivals: batch.arrivals)
    for job in batch.jobs {
      if let last = merged.jobs.last, last.key == job.key {
        merged.jobs[merged.jobs.count - 1].job.wanted = max(last.job.wanted ?? 0, job.job.wanted ?? 0)
      } else {
        merged.jobs.append(job)
      }
    }
    return merged
  }

  /// A step of a statement, `enqueued`, that enqueues a job of `kind` about each of `subjects` for which `condition` holds,
  /// where `new.id` is what the job is about.
  ///
  /// For whoever makes in the same statement what the jobs are about, so that nobody else can have enqueued them: one whose
  /// (organization, kind, ref) is live is a `uniqueViolation`. A job has the id of what it is about, so there is one kind at
  /// most for each.
  public static func enqueuing(
    _ kind: JobKind, about subjects: TaggedSubjects, where condition: Statement
  ) -> Statement {
    // Claims pass over what is below the lane's virtual time, and a tag that was reserved may be.
    """
    enqueued as (
      insert into jobs (id, org_id, kind, ref, lane, vtag, state, run_at, first_at)
      select new.id, new.org_id, \(kind.rawValue), new.id, \(subjects.lane),
        greatest(new.tag, (select vnow + 1 from lanes where lane = \(subjects.lane))), 'ready', clock, clock
      from unnest(
          \(subjects.entries.map(\.subject.ref)), \(subjects.entries.map(\.subject.organizationID)),
          \(subjects.entries.map(\.tag))
        ) as new (id, org_id, tag)
        cross join clock_timestamp() as clock
      where \(statement: condition)
    )
    """
  }

  /// In one statement with the tags, which are a step of it: each further statement would be a way to the server and back
  /// for everybody who waits for this commit.
  private static func insert(
    _ batch: Batch, onConflict action: Statement, in transaction: Transaction
  ) async throws(PostgresError) {
    guard !batch.jobs.isEmpty else { return }
    let jobs = batch.jobs
    _ = try await transaction.execute(
      """
      with \(statement: LaneStore.tags(for: batch.arrivals))
      insert into jobs (id, org_id, kind, ref, lane, vtag, wanted, state, run_at, first_at)
      select new.id, tags.org_id, new.kind, new.ref, tags.lane, tags.start + new.number * tags.step, new.wanted,
        case when new.delay_us > 0 then 'scheduled' else 'ready' end,
        clock + new.delay_us * interval '1 microsecond', clock
      from unnest(
          \(UUID.version7(count: jobs.count)), \(jobs.map(\.arrival)), \(jobs.map(\.number)),
          \(jobs.map(\.job.kind.rawValue)), \(jobs.map(\.job.ref)), \(jobs.map { $0.job.wanted ?? 0 }),
          \(jobs.map(\.job.delay.wholeMicroseconds))
        ) with ordinality as new (id, arrival, number, kind, ref, wanted, delay_us, place)
        join tags on tags.position = new.arrival,
        clock_timestamp() as clock
      order by new.place
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
