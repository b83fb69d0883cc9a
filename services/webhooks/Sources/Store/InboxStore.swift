internal import Foundation
internal import Identifiers
internal import Postgres

/// A verified delivery as it is stored.
struct InboxRow: Sendable {
  var id: InboxID
  var sourceID: SourceID
  var organizationID: OrganizationID
  var eventType: String
  var dedupeKey: [UInt8]
  var bodyHash: [UInt8]
  var sealedBody: [UInt8]
  /// The secret whose signature matched; nil for what the provider answered when it was asked.
  var secretID: UUID?
  var remoteAddress: String
}

/// Every statement on `inbox`.
enum InboxStore {
  /// The label that a body is sealed under.
  static let label = "inbox.body"

  /// The time of receipt and the day's partition are the database's.
  static func insert(_ rows: [InboxRow], in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      insert into inbox
        (id, source_id, org_id, event_type, dedupe_key, body_hash, body_ct, secret_id, remote_address, origin)
      select *, case when secret_id is null then 'answered' else 'delivered' end
      from unnest(
        \(rows.map(\.id)), \(rows.map(\.sourceID)), \(rows.map(\.organizationID)), \(rows.map(\.eventType)),
        \(rows.map(\.dedupeKey)), \(rows.map(\.bodyHash)), \(rows.map(\.sealedBody)), \(rows.map(\.secretID)),
        \(rows.map(\.remoteAddress)))
        as new (id, source_id, org_id, event_type, dedupe_key, body_hash, body_ct, secret_id, remote_address)
      """)
  }

  /// One delivery with its provider and the time it came.
  static func find(
    _ id: InboxID, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> (row: InboxRow, provider: String, receivedAt: Date)? {
    guard
      let row = try await transaction.first(
        """
        select inbox.id, inbox.source_id, inbox.org_id, event_type, dedupe_key, body_hash, body_ct, secret_id,
          remote_address, received_at, sources.provider
        from inbox join sources on sources.id = inbox.source_id
        where inbox.id = \(id) and inbox.org_id = \(organizationID)
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
