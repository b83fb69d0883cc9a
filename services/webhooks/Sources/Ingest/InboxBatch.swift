internal import Foundation
internal import Identifiers
internal import Jobs
package import Postgres
internal import Sealing

/// Stores verified deliveries of many callers in one transaction: dedupe rows, inbox rows and jobs.
///
/// Equal keys are merged first: the delivery that came first claims the key, the others count as its duplicates. A body
/// that differs from the first one under its key is kept as an event of its own, whose key is the hash of the old key and
/// the new body, at most ``InboxDedupeStore/mostDivergent`` a key.
package enum InboxBatch {
  /// The order in which deliveries are written, the same everywhere: two replicas that store the same keys would
  /// otherwise wait for each other for ever. Of equal keys the delivery that came first is first.
  package static func areInOrder(_ one: InboxRow, _ other: InboxRow) -> Bool {
    one.eventKey != other.eventKey
      ? one.eventKey < other.eventKey : one.id.uuid < other.id.uuid
  }

  /// What became of each of `rows`, which are in order. One round trip, unless bodies differ.
  package static func store(_ rows: [InboxRow], in transaction: Transaction) async throws -> [InboxReceipt] {
    let answers = try await claim(rows, in: transaction)
    var batch = Outcome(count: rows.count)
    var divergent: [Divergent] = []
    for (position, row) in rows.enumerated() {
      let answer = try answer(row.eventKey, in: answers)
      if answer.inboxID != row.id, answer.bodyHash != row.bodyHash {
        divergent.append(Divergent(position: position, row: row, answer: answer))
      } else {
        batch.note(row, at: position, answer)
      }
    }
    if !divergent.isEmpty { try await store(divergent, to: &batch, in: transaction) }
    return batch.receipts.compactMap { $0 }
  }

  /// Claims the rows' keys, and stores those rows that got theirs, with the jobs that will fold them: all in one statement.
  /// `rows` are in order. What the dedupe table says of each key.
  private static func claim(
    _ rows: [InboxRow], in transaction: Transaction
  ) async throws -> [EventKey: DedupeAnswer] {
    guard !rows.isEmpty else { return [:] }
    let claims = DedupeClaim.merged(rows.map { DedupeClaim($0, key: $0.eventKey) })
    let claimants = Set(claims.map(\.inboxID))
    let candidates = rows.filter { claimants.contains($0.id) }
    // The id is the delivery's own: a dedupe row has it exactly where this delivery made it.
    return try InboxDedupeStore.answers(
      try await transaction.rows(
        """
        with claimed as (
          \(statement: InboxDedupeStore.claiming(claims))
        ), stored as (
          \(statement: InboxStore.inserting(candidates, where: "new.id in (select inbox_id from claimed)"))
          returning org_id, id
        ), \(statement: JobStore.enqueuing(.fold, forEachOf: "stored"))
        select source_id, dedupe_key, inbox_id, body_hash, divergent_count from claimed
        """))
  }

  /// What has been decided of a batch.
  private struct Outcome {
    var receipts: [InboxReceipt?]

    init(count: Int) {
      receipts = Array(repeating: nil, count: count)
    }

    mutating func note(_ row: InboxRow, at position: Int, _ answer: DedupeAnswer) {
      receipts[position] = InboxReceipt(inboxID: answer.inboxID, isDuplicate: answer.inboxID != row.id)
    }
  }

  /// A delivery whose body differs from the first one under its key.
  private struct Divergent {
    var position: Int
    /// With the key of its own.
    var row: InboxRow
    /// Where the first one is.
    var key: EventKey
    var first: DedupeAnswer

    init(position: Int, row: InboxRow, answer: DedupeAnswer) {
      self.position = position
      self.row = row
      key = row.eventKey
      first = answer
      self.row.dedupeKey = Array(SHA256.hash(row.dedupeKey, row.bodyHash).prefix(DedupeKey.length))
    }
  }

  /// The rows of the first keys are locked by this transaction, so nobody else takes keys that derive from them.
  private static func store(
    _ divergent: [Divergent], to batch: inout Outcome, in transaction: Transaction
  ) async throws {
    var admitted = try await InboxDedupeStore.known(Set(divergent.map(\.row.eventKey)), in: transaction)
    var added: [EventKey: Int32] = [:]
    for one in divergent where !admitted.contains(one.row.eventKey) {
      guard one.first.divergentCount + added[one.key, default: 0] < InboxDedupeStore.mostDivergent else { continue }
      added[one.key, default: 0] += 1
      admitted.insert(one.row.eventKey)
    }
    let claimed = divergent.map(\.row).filter { admitted.contains($0.eventKey) }.sorted(by: areInOrder)
    let answers = try await claim(claimed, in: transaction)
    for one in divergent {
      let isAdmitted = admitted.contains(one.row.eventKey)
      batch.note(one.row, at: one.position, isAdmitted ? try answer(one.row.eventKey, in: answers) : one.first)
    }
    if !added.isEmpty { try await InboxDedupeStore.countDivergent(added, in: transaction) }
  }

  private static func answer(_ key: EventKey, in answers: [EventKey: DedupeAnswer]) throws -> DedupeAnswer {
    guard let answer = answers[key] else {
      throw PostgresError(.rowMissing, message: "A claimed dedupe key was not returned.")
    }
    return answer
  }
}

extension InboxRow {
  var eventKey: EventKey { EventKey(sourceID: sourceID, dedupeKey: dedupeKey) }
}
