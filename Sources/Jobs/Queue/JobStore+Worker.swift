import Foundation
import Identifiers
import Postgres
import Resilience

/// What a worker asks for when it claims.
struct JobClaim: Sendable {
  var lane: String
  var kinds: [JobKind]
  /// Jobs that never crashed: at most this many.
  var limit: Int
  /// Jobs that crashed before: at most this many.
  var suspects: Int
  /// New for this claim.
  var token: UUID
  var lease: Duration
  /// Jobs with lower tags are not looked at; nil for all. Suspects are looked at in any case.
  var from: Int64? = nil
}

/// What a claim gave.
struct ClaimedJobs: Sendable {
  /// In the lane's order.
  var jobs: [LeasedJob]
  /// The lane's virtual time when the claim was made.
  var virtualTime: Int64
  /// Jobs of an organization at its cap may have been passed over.
  var isAnyoneAtCap: Bool
}

/// Scheduled jobs that were made ready.
struct PromotedJobs: Sendable {
  var count: Int
  /// The lowest tag in each lane.
  var lowestTags: [String: Int64] = [:]
}

/// A job whose lease ended without a report.
struct ExpiredJob: Sendable {
  let job: LeasedJob
  let lane: String
}

// Due times are compared with a subselect of the clock. The bare function may answer differently for each row, so Postgres
// would not use it to enter an index and would look at every row that is waiting.
extension JobStore {
  /// Leases the first due jobs of a lane, in the lane's order. Organizations at their cap are passed over.
  ///
  /// Rows that another claim is taking are passed over without waiting.
  static func claim(_ claim: JobClaim, in transaction: Transaction) async throws(PostgresError) -> ClaimedJobs {
    let kinds = claim.kinds.map(\.rawValue)
    // The arrays are computed once, before the update: as a join, a plan could lock more rows than the limit. They hold
    // places of rows, not keys: what this statement has locked stays where it is, and looking up the keys would take a
    // third of its time. A row that was changed since the statement began is locked in its new place, which the statement
    // does not see yet; it stays ready.
    let rows = try await transaction.rows(
      """
      with full_tenants as materialized (
        select array(
          select org_id from lane_tenants t
          where lane = \(claim.lane) and cap is not null and cap <= (
            select count(*) from jobs where state = 'leased' and lane = t.lane and org_id = t.org_id)) as ids)
      update jobs
      set state = 'leased', lease_token = \(claim.token), seen = wanted, breaker_key = null,
        lease_until = clock_timestamp() + \(claim.lease.wholeMicroseconds) * interval '1 microsecond'
      where ctid = any (
        array(
          select ctid from jobs
          where lane = \(claim.lane) and state = 'ready' and crashes = 0 and vtag >= \(claim.from ?? .min)
            and kind = any (\(kinds))
            and org_id <> all ((select ids from full_tenants)::uuid[])
          order by vtag limit \(claim.limit) for update skip locked)
        || array(
          select ctid from jobs
          where lane = \(claim.lane) and state = 'ready' and crashes > 0 and kind = any (\(kinds))
            and org_id <> all ((select ids from full_tenants)::uuid[])
          order by vtag limit \(claim.suspects) for update skip locked))
      returning \(statement: columns), (select cardinality(ids) > 0 from full_tenants) as is_anyone_at_cap,
        coalesce((select vnow from lanes where lanes.lane = \(claim.lane)), 0) as vnow
      """)
    var claimed = ClaimedJobs(jobs: [], virtualTime: 0, isAnyoneAtCap: false)
    for row in rows { claimed.jobs.append(try LeasedJob(row)) }
    if let row = rows.first {
      claimed.virtualTime = try row.get("vnow")
      claimed.isAnyoneAtCap = try row.get("is_anyone_at_cap")
    }
    claimed.jobs.sort { $0.job.tag < $1.job.tag }
    return claimed
  }

  /// Removes a job that is done, in the transaction of its effects. False where the lease was lost: roll back.
  static func complete(_ job: LeasedJob, in transaction: Transaction) async throws(PostgresError) -> Bool {
    try await complete([job], in: transaction)
  }

  /// Removes jobs that are done, in the transaction of their effects. False where any lease was lost: roll back.
  ///
  /// A coalescing job that is wanted for a higher version than its run saw is ready again instead.
  static func complete(_ jobs: [LeasedJob], in transaction: Transaction) async throws(PostgresError) -> Bool {
    let (ids, tokens) = (jobs.map(\.job.id), jobs.map(\.token))
    let done = try await transaction.execute(
      """
      delete from jobs using unnest(\(ids), \(tokens)) as held (id, token)
      where jobs.id = held.id and jobs.lease_token = held.token and jobs.wanted = jobs.seen
      """)
    guard done < jobs.count else { return true }
    // A statement of its own: it must see what the one before waited for.
    let again = try await transaction.execute(
      """
      update jobs
      set state = 'ready', attempts = 0, crashes = 0, first_at = clock_timestamp(), waited_us = 0, last_reason = null,
        lease_token = null, lease_until = null
      from unnest(\(ids), \(tokens)) as held (id, token)
      where jobs.id = held.id and jobs.lease_token = held.token and jobs.wanted > jobs.seen
      """)
    return done + again == jobs.count
  }

  /// Whether the lease is still this worker's, and it stays so to the end of the transaction.
  static func isHeld(_ job: LeasedJob, in transaction: Transaction) async throws(PostgresError) -> Bool {
    try await transaction.first(
      "select from jobs where id = \(job.job.id) and lease_token = \(job.token) for share") != nil
  }

  /// Puts a failed job back for later. False where the lease was lost.
  static func retry(
    _ job: LeasedJob, after delay: Duration, reason: FailureReason, in transaction: Transaction
  ) async throws(PostgresError) -> Bool {
    try await transaction.execute(
      """
      update jobs
      set state = 'scheduled', run_at = clock_timestamp() + \(delay.wholeMicroseconds) * interval '1 microsecond',
        attempts = attempts + 1, last_reason = \(reason.text), lease_token = null, lease_until = null
      where id = \(job.job.id) and lease_token = \(job.token)
      """) == 1
  }

  /// Puts a job back that waits for an outside party, its attempts and its budget untouched. False where the lease was lost.
  static func postpone(
    _ job: LeasedJob, for wait: Duration, breakerKey: String, in transaction: Transaction
  ) async throws(PostgresError) -> Bool {
    try await transaction.execute(
      """
      update jobs
      set state = 'scheduled', run_at = clock_timestamp() + \(wait.wholeMicroseconds) * interval '1 microsecond',
        waited_us = waited_us + \(wait.wholeMicroseconds), breaker_key = \(breakerKey), lease_token = null,
        lease_until = null
      where id = \(job.job.id) and lease_token = \(job.token)
      """) == 1
  }

  /// Moves a job to the dead letters. False where the lease was lost.
  static func bury(
    _ job: LeasedJob, reason: FailureReason, in transaction: Transaction
  ) async throws(PostgresError) -> Bool {
    let row = try await transaction.first(
      "delete from jobs where id = \(job.job.id) and lease_token = \(job.token) returning lane")
    guard let row else { return false }
    let letter = NewDeadLetter(
      job: job.job, lane: try row.get("lane"), reason: reason, attempts: job.job.attempt, crashes: job.job.crashes)
    try await DeadLetterStore.bury([letter], in: transaction)
    return true
  }

  /// Ends the claims of `jobs` as if they had never been made.
  static func release(_ jobs: [LeasedJob], in transaction: Transaction) async throws(PostgresError) {
    guard !jobs.isEmpty else { return }
    _ = try await transaction.execute(
      """
      update jobs set state = 'ready', lease_token = null, lease_until = null
      from unnest(\(jobs.map(\.job.id)), \(jobs.map(\.token))) as held (id, token)
      where jobs.id = held.id and jobs.lease_token = held.token
      """)
  }

  /// Ends a claim whose answer never arrived: whatever it leased.
  static func release(claim token: UUID, in transaction: Transaction) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      update jobs set state = 'ready', lease_token = null, lease_until = null
      where state = 'leased' and lease_token = \(token)
      """)
  }

  /// Extends the leases of `jobs`, and tells which of them still are this worker's.
  static func extend(
    _ jobs: [LeasedJob], by lease: Duration, in transaction: Transaction
  ) async throws(PostgresError) -> [LeasedJob] {
    guard !jobs.isEmpty else { return [] }
    let rows = try await transaction.rows(
      """
      update jobs
      set lease_until = clock_timestamp() + \(lease.wholeMicroseconds) * interval '1 microsecond'
      from unnest(\(jobs.map(\.job.id)), \(jobs.map(\.token))) as held (id, token)
      where jobs.id = held.id and jobs.lease_token = held.token
      returning jobs.id, jobs.lease_token
      """)
    var extended: [JobID: UUID] = [:]
    for row in rows { extended[try row.get("id")] = try row.get("lease_token") }
    return jobs.filter { extended[$0.job.id] == $0.token }
  }

  /// Makes due scheduled jobs ready, at most `limit` of them, the longest due first, of those that became due within
  /// `window`; nil for all. They come back at the head of their lane, not at the place where they once were.
  static func promote(
    limit: Int, within window: Duration? = nil, in transaction: Transaction
  ) async throws(PostgresError) -> PromotedJobs {
    let rows = try await transaction.rows(
      """
      update jobs
      set state = 'ready',
        vtag = greatest(vtag, coalesce((select vnow from lanes where lanes.lane = jobs.lane), 0))
      where id = any (array(
        select id from jobs
        where state = 'scheduled' and run_at <= (select clock_timestamp())
          and run_at > (select clock_timestamp() - \(back(window)) * interval '1 microsecond')
        order by run_at limit \(limit) for update skip locked))
      returning lane, vtag
      """)
    var promoted = PromotedJobs(count: rows.count)
    for row in rows {
      let (lane, tag) = (try row.get("lane", as: String.self), try row.get("vtag", as: Int64.self))
      promoted.lowestTags[lane] = min(tag, promoted.lowestTags[lane] ?? .max)
    }
    return promoted
  }

  /// Microseconds; a hundred years stand for all time.
  private static func back(_ window: Duration?) -> Int64 {
    (window ?? .seconds(100 * 365 * 86_400)).wholeMicroseconds
  }

  /// Jobs whose lease has ended within `window`, nil for all, locked for this transaction, at most `limit`.
  static func expired(
    limit: Int, within window: Duration? = nil, in transaction: Transaction
  ) async throws(PostgresError) -> [ExpiredJob] {
    let rows = try await transaction.rows(
      """
      select \(statement: columns), lane from jobs
      where state = 'leased' and lease_until < (select clock_timestamp())
        and lease_until > (select clock_timestamp() - \(back(window)) * interval '1 microsecond')
      order by lease_until limit \(limit) for update skip locked
      """)
    var expired: [ExpiredJob] = []
    for row in rows { expired.append(ExpiredJob(job: try LeasedJob(row), lane: try row.get("lane"))) }
    return expired
  }

  /// Makes crashed jobs ready again, their crash counted.
  static func returnCrashed(_ jobs: [ExpiredJob], in transaction: Transaction) async throws(PostgresError) {
    guard !jobs.isEmpty else { return }
    _ = try await transaction.execute(
      """
      update jobs
      set state = 'ready', crashes = crashes + 1, last_reason = \(FailureReason.crashed.text), lease_token = null,
        lease_until = null
      where id = any (\(jobs.map(\.job.job.id)))
      """)
  }

  /// Moves crashed jobs to the dead letters, their last crash counted.
  static func buryCrashed(_ jobs: [ExpiredJob], in transaction: Transaction) async throws(PostgresError) {
    guard !jobs.isEmpty else { return }
    _ = try await transaction.execute("delete from jobs where id = any (\(jobs.map(\.job.job.id)))")
    try await DeadLetterStore.bury(
      jobs.map { expired in
        let job = expired.job.job
        return NewDeadLetter(
          job: job, lane: expired.lane, reason: .crashed, attempts: job.attempt - 1, crashes: job.crashes + 1)
      }, in: transaction)
  }

  /// The columns of `LeasedJob`.
  private static let columns: Statement = """
    id, org_id, kind, ref, attempts, crashes, first_at, lease_token, vtag, wanted,
    (extract(epoch from clock_timestamp() - first_at) * 1000000)::bigint - waited_us as age_us
    """
}

extension LeasedJob {
  fileprivate init(_ row: Row) throws(PostgresError) {
    let attempts: Int = try row.get("attempts")
    job = ClaimedJob(
      id: try row.get("id"), kind: JobKind(rawValue: try row.get("kind")), organizationID: try row.get("org_id"),
      ref: try row.get("ref"), attempt: attempts + 1, firstAt: try row.get("first_at"),
      wanted: try row.get("wanted"), age: .microseconds(try row.get("age_us", as: Int64.self)),
      tag: try row.get("vtag"), crashes: try row.get("crashes"))
    token = try row.get("lease_token")
  }
}

extension NewDeadLetter {
  fileprivate init(job: ClaimedJob, lane: String, reason: FailureReason, attempts: Int, crashes: Int) {
    self.init(
      id: job.id.uuid, organizationID: job.organizationID, origin: .jobs, kind: job.kind.rawValue, ref: job.ref,
      lane: lane, version: job.wanted > 0 ? job.wanted : nil, reason: reason, attempts: attempts, crashes: crashes,
      firstAt: job.firstAt)
  }
}
