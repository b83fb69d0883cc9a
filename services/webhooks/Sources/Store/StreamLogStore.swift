internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing

/// Every statement on `stream_log`.
enum StreamLogStore {
  /// What an event's payload is sealed to.
  static func context(_ id: StreamEntry.ID, _ organizationID: OrganizationID) -> SealingContext {
    SealingContext(label: "stream.event", organizationID: organizationID, record: id.uuid)
  }

  static func insert(
    _ events: [LoggedEvent], of organizationID: OrganizationID, with keyring: Keyring, in transaction: Transaction
  ) async throws {
    let payloads = try events.map {
      try keyring.seal(Array($0.entry.payload.utf8), context($0.entry.id, organizationID))
    }
    _ = try await transaction.execute(
      """
      insert into stream_log (org_id, seq, event_id, kind, occurred_at, payload_ct)
      select \(organizationID), * from unnest(
        \(events.map(\.sequence)), \(events.map(\.entry.id)), \(events.map(\.entry.kind)), \(events.map(\.entry.at)),
        \(payloads))
      """)
  }

  /// The highest number given and the lowest that is kept.
  static func bounds(
    of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> (head: Int64, oldest: Int64?) {
    let row = try await transaction.rows(
      """
      select coalesce((select head_seq from stream_heads where org_id = \(organizationID)), 0) as head,
        (select min(seq) from stream_log where org_id = \(organizationID)) as oldest
      """)[0]
    return (try row.get("head"), try row.get("oldest"))
  }

  /// Events after `sequence`, oldest first.
  static func list(
    _ organizationID: OrganizationID, after sequence: Int64, limit: Int, with keyring: Keyring,
    in transaction: Transaction
  ) async throws -> [LoggedEvent] {
    try await transaction.rows(
      """
      select seq, event_id, kind, occurred_at, payload_ct from stream_log
      where org_id = \(organizationID) and seq > \(sequence) order by seq limit \(Int64(limit))
      """
    ).map { row in
      let id: StreamEntry.ID = try row.get("event_id")
      let payload = try keyring.open(try row.get("payload_ct"), context(id, organizationID))
      return LoggedEvent(
        sequence: try row.get("seq"),
        entry: StreamEntry(
          id: id, kind: try row.get("kind"), at: try row.get("occurred_at"),
          payload: String(decoding: payload, as: UTF8.self)))
    }
  }
}
