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

  init(_ row: Row) throws {
    inboxID = try row.get("inbox_id")
    bodyHash = try row.get("body_hash")
    divergentCount = try row.get("divergent_count")
  }
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
      answers[key] = try DedupeAnswer(row)
    }
    return answers
  }

  /// What is known of a key, locked until the transaction ends; nil where nobody has it.
  static func lock(_ key: EventKey, in transaction: Transaction) async throws -> DedupeAnswer? {
    let row = try await transaction.first(
      """
      select inbox_id, body_hash, divergent_count from inbox_dedupe
      where source_id = \(key.sourceID) and dedupe_key = \(key.dedupeKey) for update
      """)
    return try row.map(DedupeAnswer.init)
  }

  /// Whether some delivery has the key.
  static func isKnown(_ key: EventKey, in transaction: Transaction) async throws -> Bool {
    try await transaction.first(
      "select 1 from inbox_dedupe where source_id = \(key.sourceID) and dedupe_key = \(key.dedupeKey)") != nil
  }

  /// Notes that one more other body was kept under a key that this transaction has locked.
  static func countDivergent(of key: EventKey, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      update inbox_dedupe set divergent_count = divergent_count + 1
      where source_id = \(key.sourceID) and dedupe_key = \(key.dedupeKey)
      """)
  }
}
