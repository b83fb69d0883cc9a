public import Foundation
public import Identifiers
public import Postgres
internal import Resilience

// What operators do about dead letters. Replaying is safe because effects are unique: a job whose work was done after all
// finds that out when it runs.
extension DeadLetterStore {
  /// One letter of `organizationID`, resolved or not; nil where there is none. The caller has authorized the organization.
  public static func show(
    _ id: UUID, organization organizationID: OrganizationID, in transaction: Transaction
  ) async throws(PostgresError) -> DeadLetter? {
    let row = try await transaction.first(
      "select \(statement: columns) from dead_letters where id = \(id) and org_id = \(organizationID)")
    guard let row else { return nil }
    return try DeadLetter(row)
  }

  /// Puts dead letters back to work, each as a new job or event with all its tries before it, and resolves them.
  ///
  /// They become due one after another at the order's rate. Where the same (organization, kind, ref) is live again
  /// already, that is the work, and the letter is resolved. Letters that another order is at are passed over.
  public static func replay(
    _ order: DeadLetterReplay, in transaction: Transaction
  ) async throws -> DeadLetterReplayResult {
    let count = try await transaction.first(
      "select count(*) as count from dead_letters where \(statement: condition(order.selector))")
    let rows = try await transaction.rows(
      """
      select \(statement: columns), lane, receiver, version, payload from dead_letters
      where \(statement: condition(order.selector)) \(statement: position(order.after))
      order by died_at, id limit \(order.limit) \(statement: order.isDryRun ? "" : "for update skip locked")
      """)
    var letters: [DeadLetter] = []
    var (jobs, events): ([NewJob], [NewOutboxEvent]) = ([], [])
    for row in rows {
      let letter = try DeadLetter(row)
      let delay = Duration.seconds(1) * letters.count / order.perSecond
      letters.append(letter)
      let version: Int64? = try row.get("version")
      switch letter.origin {
      case .jobs:
        jobs.append(
          NewJob(
            kind: JobKind(rawValue: letter.kind), organizationID: letter.organizationID, ref: letter.ref,
            lane: try row.get("lane"), delay: delay, wanted: version))
      case .outbox:
        var event = NewOutboxEvent(
          receiver: try row.get("receiver"), kind: letter.kind, organizationID: letter.organizationID,
          subject: letter.ref, version: version ?? 0, payload: try row.get("payload"))
        event.delay = delay
        events.append(event)
      }
    }
    if !order.isDryRun {
      try await JobStore.enqueue(jobs, in: transaction)
      try await OutboxStore.append(events, in: transaction)
      _ = try await settle(
        letters.map(\.id), resolution: "replayed: \(FailureReason(order.reason).text)", in: transaction)
    }
    return DeadLetterReplayResult(
      matched: try count?.get("count") ?? 0, letters: letters,
      lasts: .seconds(1) * max(0, letters.count - 1) / order.perSecond,
      next: letters.count == order.limit ? letters.last?.id : nil)
  }

  /// Resolves letters without doing their work. How many were unresolved until now.
  ///
  /// - Parameter reason: Why; kept as printable ASCII, 160 characters at most.
  public static func resolve(
    _ selector: DeadLetterSelector, reason: String, limit: Int = 1000, in transaction: Transaction
  ) async throws(PostgresError) -> Int {
    let rows = try await transaction.rows(
      """
      select id from dead_letters where \(statement: condition(selector))
      order by died_at, id limit \(min(max(limit, 1), 1000)) for update skip locked
      """)
    var ids: [UUID] = []
    for row in rows { ids.append(try row.get("id")) }
    return try await settle(ids, resolution: "resolved: \(FailureReason(reason).text)", in: transaction)
  }

  /// Deletes letters that were resolved longer than `age` ago, at most `limit`. How many.
  static func deleteResolved(
    olderThan age: Duration, limit: Int, in transaction: Transaction
  ) async throws(PostgresError) -> Int {
    try await transaction.execute(
      """
      delete from dead_letters
      where id = any (array(
        select id from dead_letters
        where resolved_at < (select clock_timestamp() - \(age.wholeMicroseconds) * interval '1 microsecond')
        order by resolved_at limit \(limit) for update skip locked))
      """)
  }

  private static func settle(
    _ ids: [UUID], resolution: String, in transaction: Transaction
  ) async throws(PostgresError) -> Int {
    guard !ids.isEmpty else { return 0 }
    return try await transaction.execute(
      """
      update dead_letters set resolved_at = clock_timestamp(), resolution = \(resolution)
      where id = any (\(ids)) and resolved_at is null
      """)
  }

  /// Behind the letter `cursor`, in the order of orders.
  private static func position(_ cursor: UUID?) -> Statement {
    guard let cursor else { return "" }
    return """
      and (died_at, id) > (
        coalesce((select died_at from dead_letters where id = \(cursor)), '-infinity'), \(cursor))
      """
  }

  private static func condition(_ selector: DeadLetterSelector) -> Statement {
    """
    resolved_at is null
    and (\(selector.organizationID)::uuid is null or org_id = \(selector.organizationID))
    and (\(selector.fingerprint)::text is null or fingerprint = \(selector.fingerprint))
    and (\(selector.kind)::text is null or kind = \(selector.kind))
    and (\(selector.diedBy)::timestamptz is null or died_at <= \(selector.diedBy))
    and (\(selector.ids == nil) or id = any (\(selector.ids ?? [])))
    """
  }
}
