import Foundation
import Identifiers
import Postgres
import Resilience

extension OutboxStore {
  /// Leases the events of `receiver` that are due, the longest due first, at most `limit`.
  ///
  /// What was locked is found again by its place, which stays the same under the lock, as jobs are.
  static func claim(
    receiver: String, limit: Int, token: UUID, lease: Duration, in transaction: Transaction
  ) async throws(PostgresError) -> [OutboxEvent] {
    let rows = try await transaction.rows(
      """
      update outbox
      set lease_token = \(token),
        lease_until = clock_timestamp() + \(lease.wholeMicroseconds) * interval '1 microsecond'
      where ctid = any (array(
        select ctid from outbox
        where receiver = \(receiver) and lease_token is null and run_at <= (select clock_timestamp())
        order by run_at limit \(limit) for update skip locked))
      returning id, org_id, receiver, kind, subject, version, payload, attempts, created_at,
        (extract(epoch from clock_timestamp() - created_at) * 1000000)::bigint as age_us
      """)
    var events: [OutboxEvent] = []
    for row in rows { events.append(try OutboxEvent(row)) }
    return events
  }

  /// Records what became of the events claimed with `token`. Events whose lease was lost are left alone.
  ///
  /// - Returns: the number of events recorded.
  static func settle(
    _ settlement: OutboxSettlement, token: UUID, in transaction: Transaction
  ) async throws(PostgresError) -> Int {
    var recorded = 0
    if !settlement.done.isEmpty {
      recorded += try await transaction.execute(
        "delete from outbox where id = any (\(settlement.done.map(\.id))) and lease_token = \(token)")
    }
    if !settlement.retries.isEmpty {
      recorded += try await transaction.execute(
        """
        update outbox
        set run_at = clock_timestamp() + delay_us * interval '1 microsecond', attempts = attempts + 1,
          last_reason = reason, lease_token = null, lease_until = null
        from unnest(
            \(settlement.retries.map(\.event.id)), \(settlement.retries.map(\.delay.wholeMicroseconds)),
            \(settlement.retries.map(\.reason.text))
          ) as failed (event_id, delay_us, reason)
        where id = event_id and lease_token = \(token)
        """)
    }
    return try await recorded + bury(settlement.refused, token: token, in: transaction)
  }

  private static func bury(
    _ refused: [OutboxSettlement.Refusal], token: UUID, in transaction: Transaction
  ) async throws(PostgresError) -> Int {
    guard !refused.isEmpty else { return 0 }
    let rows = try await transaction.rows(
      "delete from outbox where id = any (\(refused.map(\.event.id))) and lease_token = \(token) returning id")
    var deleted: Set<OutboxEvent.ID> = []
    for row in rows { deleted.insert(try row.get("id")) }
    try await DeadLetterStore.bury(
      refused.filter { deleted.contains($0.event.id) }.map { NewDeadLetter(event: $0.event, reason: $0.reason) },
      in: transaction)
    return deleted.count
  }

  /// Ends the claim `token` as if it had never been made.
  static func release(claim token: UUID, in transaction: Transaction) async throws(PostgresError) {
    _ = try await transaction.execute(
      "update outbox set lease_token = null, lease_until = null where lease_token is not null and lease_token = \(token)"
    )
  }

  /// Frees events whose lease has ended without an answer: they may have been delivered, and are delivered again.
  static func releaseExpired(limit: Int, in transaction: Transaction) async throws(PostgresError) -> Int {
    try await transaction.execute(
      """
      update outbox set lease_token = null, lease_until = null
      where ctid = any (array(
        select ctid from outbox
        where lease_token is not null and lease_until < (select clock_timestamp())
        order by lease_until limit \(limit) for update skip locked))
      """)
  }
}

extension OutboxEvent {
  fileprivate init(_ row: Row) throws(PostgresError) {
    id = try row.get("id")
    receiver = try row.get("receiver")
    kind = try row.get("kind")
    organizationID = try row.get("org_id")
    subject = try row.get("subject")
    version = try row.get("version")
    payload = try row.get("payload")
    attempt = try row.get("attempts", as: Int.self) + 1
    createdAt = try row.get("created_at")
    age = .microseconds(try row.get("age_us", as: Int64.self))
  }
}

extension NewDeadLetter {
  fileprivate init(event: OutboxEvent, reason: FailureReason) {
    self.init(
      id: event.id.uuid, organizationID: event.organizationID, origin: .outbox, kind: event.kind, ref: event.subject,
      receiver: event.receiver, version: event.version, payload: event.payload, reason: reason,
      attempts: event.attempt, crashes: 0, firstAt: event.createdAt)
  }
}
