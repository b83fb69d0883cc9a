package import Foundation
package import Identifiers
internal import Postgres

/// A verified delivery as it is stored.
package struct InboxRow: Sendable {
  package var id: InboxID
  package var sourceID: SourceID
  package var organizationID: OrganizationID
  package var eventType: String
  package var dedupeKey: [UInt8]
  package var bodyHash: [UInt8]
  package var sealedBody: [UInt8]
  /// The secret whose signature matched; nil for what the provider answered when it was asked.
  package var secretID: UUID?
  package var remoteAddress: String

  package init(
    id: InboxID, sourceID: SourceID, organizationID: OrganizationID, eventType: String, dedupeKey: [UInt8],
    bodyHash: [UInt8], sealedBody: [UInt8], secretID: UUID?, remoteAddress: String
  ) {
    self.id = id
    self.sourceID = sourceID
    self.organizationID = organizationID
    self.eventType = eventType
    self.dedupeKey = dedupeKey
    self.bodyHash = bodyHash
    self.sealedBody = sealedBody
    self.secretID = secretID
    self.remoteAddress = remoteAddress
  }
}

/// What became of a delivery that was stored.
package struct InboxReceipt: Sendable {
  package var inboxID: InboxID
  package var isDuplicate: Bool
}

/// Every statement on `inbox`.
enum InboxStore {
  /// The label that a body is sealed under.
  static let label = "inbox.body"

  /// Stores those of `rows` for which `condition` holds, where `new.id` is the row's. The time of receipt and the day's
  /// partition are the database's.
  static func inserting(_ rows: [InboxRow], where condition: Statement) -> Statement {
    """
    insert into inbox
      (id, source_id, org_id, event_type, dedupe_key, body_hash, body_ct, secret_id, remote_address, origin)
    select *, case when secret_id is null then 'answered' else 'delivered' end
    from unnest(
      \(rows.map(\.id)), \(rows.map(\.sourceID)), \(rows.map(\.organizationID)), \(rows.map(\.eventType)),
      \(rows.map(\.dedupeKey)), \(rows.map(\.bodyHash)), \(rows.map(\.sealedBody)), \(rows.map(\.secretID)),
      \(rows.map(\.remoteAddress)))
      as new (id, source_id, org_id, event_type, dedupe_key, body_hash, body_ct, secret_id, remote_address)
    where \(statement: condition)
    """
  }

  /// One delivery with its provider and the time it came.
  ///
  /// It is looked for in the partitions of the day that its id tells and of those beside it; in all others only where the
  /// clock that made the id was further from the database's.
  static func find(
    _ id: InboxID, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> (row: InboxRow, provider: String, receivedAt: Date)? {
    if let day = id.uuid.version7Milliseconds.map({ $0 / 86_400_000 }) {
      let days: Statement = """
        received_on between date '1970-01-01' + \(day - 1)::integer and date '1970-01-01' + \(day + 1)::integer
        """
      if let found = try await find(id, of: organizationID, where: days, in: transaction) { return found }
    }
    return try await find(id, of: organizationID, where: "true", in: transaction)
  }

  private static func find(
    _ id: InboxID, of organizationID: OrganizationID, where days: Statement, in transaction: Transaction
  ) async throws -> (row: InboxRow, provider: String, receivedAt: Date)? {
    guard
      let row = try await transaction.first(
        // There is one row at most. With the limit, a plan for all parameters, which leaves partitions out when it begins,
        // seems no dearer to the server than one that is made anew each time, which takes longer than it runs.
        """
        select inbox.id, inbox.source_id, inbox.org_id, event_type, dedupe_key, body_hash, body_ct, secret_id,
          remote_address, received_at, sources.provider
        from (
            select * from inbox where id = \(id) and org_id = \(organizationID) and \(statement: days) limit 1
          ) as inbox
          join sources on sources.id = inbox.source_id
        """)
    else { return nil }
    let stored = InboxRow(
      id: try row.get("id"), sourceID: try row.get("source_id"), organizationID: try row.get("org_id"),
      eventType: try row.get("event_type"), dedupeKey: try row.get("dedupe_key"), bodyHash: try row.get("body_hash"),
      sealedBody: try row.get("body_ct"), secretID: try row.get("secret_id"),
      remoteAddress: try row.get("remote_address"))
    return (stored, try row.get("provider"), try row.get("received_at"))
  }
}
