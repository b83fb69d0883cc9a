internal import Foundation
internal import Identifiers
public import Postgres
internal import Resilience

/// Statements on `outbox`, a system table. What the relay does with it is in `OutboxStore+Relay.swift`.
public struct OutboxStore {
  /// Events that one statement appends at most.
  static let batchSize = 1000

  /// Appends `events` in the caller's transaction: they are delivered if and when it commits.
  ///
  /// An event whose (organization, receiver, kind, subject, version) is waiting already is not appended again. Wake the
  /// relay after the commit, or let it find the events at its next poll.
  ///
  /// - Throws: ``OutboxError``, before anything is appended; `PostgresError`.
  public static func append(_ events: [NewOutboxEvent], in transaction: Transaction) async throws {
    _ = try await transaction.results(of: try appending(events))
  }

  /// The statements that append `events`, for whoever sends them together with others of the transaction.
  ///
  /// - Throws: ``OutboxError``.
  public static func appending(_ events: [NewOutboxEvent]) throws -> [Statement] {
    if let large = events.first(where: { $0.payload.count > NewOutboxEvent.maximumPayload }) {
      throw OutboxError.payloadTooLarge(bytes: large.payload.count)
    }
    // By key, as jobs: concurrent appends of the same keys wait for each other in one order only.
    let ordered = events.sorted { key($0) < key($1) }
    return stride(from: 0, to: ordered.count, by: batchSize).map { start in
      inserting(ordered[start..<min(start + batchSize, ordered.count)])
    }
  }

  private static func key(_ event: NewOutboxEvent) -> (UUID, String, String, UUID, Int64) {
    (event.organizationID.uuid, event.receiver, event.kind, event.subject, event.version)
  }

  private static func inserting(_ batch: ArraySlice<NewOutboxEvent>) -> Statement {
    """
    insert into outbox (id, org_id, receiver, kind, subject, version, payload, run_at)
    select id, org_id, receiver, kind, subject, version, payload,
      clock_timestamp() + delay_us * interval '1 microsecond'
    from unnest(
        \(UUID.version7(count: batch.count)), \(batch.map(\.organizationID)), \(batch.map(\.receiver)),
        \(batch.map(\.kind)), \(batch.map(\.subject)), \(batch.map(\.version)), \(batch.map(\.payload)),
        \(batch.map(\.delay.wholeMicroseconds))
      ) as new (id, org_id, receiver, kind, subject, version, payload, delay_us)
    on conflict (org_id, receiver, kind, subject, version) do nothing
    """
  }

  /// Number of events that wait for delivery, for metrics and tests.
  public static func count(in transaction: Transaction) async throws(PostgresError) -> Int {
    let row = try await transaction.first("select count(*) as count from outbox")
    return try row?.get("count") ?? 0
  }
}
