internal import Postgres
internal import Sealing

/// A delivery whose body differs from the first one under its key: kept as an event of its own, whose key is the hash of the
/// old key and the new body, at most ``InboxDedupeStore/mostDivergent`` a key. One beyond that counts as a duplicate of the
/// first.
enum DivergentDelivery {
  /// In a transaction that the caller commits.
  static func store(
    _ row: InboxRow, with writer: InboxWriter, in transaction: Transaction
  ) async throws -> InboxReceipt {
    // Locked, so that nobody else takes keys that derive from it.
    guard let first = try await InboxDedupeStore.lock(row.eventKey, in: transaction) else {
      throw PostgresError(.rowMissing, message: "A dedupe key has gone since it was answered.")
    }
    var derived = row
    derived.dedupeKey = Array(SHA256.hash(row.dedupeKey, row.bodyHash).prefix(DedupeKey.length))
    let isKnown = try await InboxDedupeStore.isKnown(derived.eventKey, in: transaction)
    guard isKnown || first.divergentCount < InboxDedupeStore.mostDivergent else {
      return InboxReceipt(inboxID: first.inboxID, isDuplicate: true)
    }
    let claim = DedupeClaim(derived, key: derived.eventKey)
    let earlier = try await writer.write([derived], [claim], in: transaction) { try await transaction.rows($0) }
    if !isKnown { try await InboxDedupeStore.countDivergent(of: row.eventKey, in: transaction) }
    let known = earlier[derived.eventKey]
    return InboxReceipt(inboxID: known?.inboxID ?? row.id, isDuplicate: known != nil)
  }
}
