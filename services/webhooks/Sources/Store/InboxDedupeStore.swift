internal import Foundation
internal import Identifiers
internal import Postgres

/// What the dedupe table said of a delivery.
struct DedupeAnswer: Sendable {
  /// No delivery had this key before.
  var isNew: Bool
  /// The first delivery's inbox row.
  var inboxID: InboxID
  /// The first delivery had another body.
  var isDivergent: Bool
  /// Other bodies that were kept under this key.
  var divergentCount: Int32
}

/// Every statement on `inbox_dedupe`: the one place that decides whether a delivery is new.
enum InboxDedupeStore {
  /// Other bodies that are kept under one key.
  static let mostDivergent: Int32 = 8

  /// Claims the key for `inboxID`, or counts a duplicate. Waits for a delivery of the same key that is being stored.
  static func claim(
    _ key: [UInt8], source: SourceID, inboxID: InboxID, bodyHash: [UInt8], in transaction: Transaction
  ) async throws -> DedupeAnswer {
    let row = try await transaction.rows(
      """
      insert into inbox_dedupe as known (source_id, dedupe_key, inbox_id, body_hash)
      values (\(source), \(key), \(inboxID), \(bodyHash))
      on conflict (source_id, dedupe_key) do update set dup_count = known.dup_count + 1
      returning inbox_id, (body_hash <> \(bodyHash)) as is_divergent, divergent_count
      """)[0]
    // The id is this delivery's own: the row has it exactly where this statement inserted it.
    let first: InboxID = try row.get("inbox_id")
    return DedupeAnswer(
      isNew: first == inboxID, inboxID: first, isDivergent: try row.get("is_divergent"),
      divergentCount: try row.get("divergent_count"))
  }

  /// Notes that one more other body was kept under the key.
  static func countDivergent(_ key: [UInt8], source: SourceID, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      update inbox_dedupe set divergent_count = divergent_count + 1
      where source_id = \(source) and dedupe_key = \(key)
      """)
  }
}
