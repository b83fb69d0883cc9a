internal import Foundation
internal import Identifiers
internal import Postgres

/// What the dedupe table says of a key.
struct DedupeAnswer: Sendable {
  /// The first delivery's inbox row.
  var inboxID: InboxID
  /// The first delivery's body.
  var bodyHash: [UInt8]
  /// Other bodies that were kept under this key.
  var divergentCount: Int32
}

/// Every statement on `inbox_dedupe`: the one place that decides whether a delivery is new.
enum InboxDedupeStore {
  /// Other bodies that are kept under one key.
  static let mostDivergent: Int32 = 8

  /// Claims each key, or counts duplicates of who has it; the rows are for ``answers(_:)``. Waits for deliveries of the same
  /// keys that are being stored.
  ///
  /// `claims` are of different keys, in their order: whoever claims several keys takes them in that order.
  static func claiming(_ claims: [DedupeClaim]) -> Statement {
    """
    insert into inbox_dedupe as known (source_id, dedupe_key, inbox_id, body_hash, dup_count)
    select * from unnest(
      \(claims.map(\.key.sourceID)), \(claims.map(\.key.dedupeKey)), \(claims.map(\.inboxID)),
      \(claims.map(\.bodyHash)), \(claims.map(\.others)))
    on conflict (source_id, dedupe_key) do update set dup_count = known.dup_count + excluded.dup_count + 1
    returning source_id, dedupe_key, inbox_id, body_hash, divergent_count
    """
  }

  static func answers(_ rows: [Row]) throws -> [EventKey: DedupeAnswer] {
    var answers: [EventKey: DedupeAnswer] = [:]
    for row in rows {
      let key = EventKey(sourceID: try row.get("source_id"), dedupeKey: try row.get("dedupe_key"))
      answers[key] = DedupeAnswer(
        inboxID: try row.get("inbox_id"), bodyHash: try row.get("body_hash"),
        divergentCount: try row.get("divergent_count"))
    }
    return answers
  }

  /// Those of `keys` that some delivery has.
  static func known(_ keys: Set<EventKey>, in transaction: Transaction) async throws -> Set<EventKey> {
    let keys = Array(keys)
    let rows = try await transaction.rows(
      """
      select known.source_id, known.dedupe_key
      from unnest(\(keys.map(\.sourceID)), \(keys.map(\.dedupeKey))) as asked (source_id, dedupe_key)
        join inbox_dedupe as known on known.source_id = asked.source_id and known.dedupe_key = asked.dedupe_key
      """)
    return Set(
      try rows.map { EventKey(sourceID: try $0.get("source_id"), dedupeKey: try $0.get("dedupe_key")) })
  }

  /// Notes how many more other bodies were kept under keys that this transaction has claimed.
  static func countDivergent(_ added: [EventKey: Int32], in transaction: Transaction) async throws {
    let keys = Array(added.keys)
    _ = try await transaction.execute(
      """
      update inbox_dedupe as known set divergent_count = known.divergent_count + added.count
      from unnest(
          \(keys.map(\.sourceID)), \(keys.map(\.dedupeKey)), \(keys.map { added[$0] ?? 0 })
        ) as added (source_id, dedupe_key, count)
      where known.source_id = added.source_id and known.dedupe_key = added.dedupe_key
      """)
  }
}
