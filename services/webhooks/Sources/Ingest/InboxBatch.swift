internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres
internal import Sealing

/// Stores verified deliveries of many callers in one transaction: dedupe rows, inbox rows and jobs.
///
/// Equal keys are merged first: the delivery that came first claims the key, the others count as its duplicates. A body
/// that differs from the first one under its key is kept as an event of its own, whose key is the hash of the old key and
/// the new body, at most ``InboxDedupeStore/mostDivergent`` a key.
enum InboxBatch {
  /// The order in which deliveries are written, the same everywhere: two replicas that store the same keys would
  /// otherwise wait for each other for ever. Of equal keys the delivery that came first is first.
  static func areInOrder(_ one: InboxRow, _ other: InboxRow) -> Bool {
    one.eventKey != other.eventKey
      ? one.eventKey < other.eventKey : one.id.uuid < other.id.uuid
  }

  /// What became of each of `rows`, which are in order.
  static func store(_ rows: [InboxRow], in transaction: Transaction) async throws -> [Ingestion.Receipt] {
    let answers = try await InboxDedupeStore.claim(
      DedupeClaim.merged(rows.map { DedupeClaim($0, key: $0.eventKey) }), in: transaction)
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
    let stored = batch.stored
    if !stored.isEmpty {
      // One after another on the server, but one round trip.
      async let rows: Void = InboxStore.insert(stored, in: transaction)
      async let jobs: Void = JobStore.enqueue(
        stored.map { NewJob(kind: .fold, organizationID: $0.organizationID, ref: $0.id.uuid) }, in: transaction)
      _ = try await (rows, jobs)
    }
    return batch.receipts.compactMap { $0 }
  }

  /// What has been decided of a batch.
  private struct Outcome {
    var receipts: [Ingestion.Receipt?]
    var stored: [InboxRow] = []

    init(count: Int) {
      receipts = Array(repeating: nil, count: count)
    }

    mutating func note(_ row: InboxRow, at position: Int, _ answer: DedupeAnswer) {
      // The id is this delivery's own: the dedupe row has it exactly where this delivery made it.
      let isNew = answer.inboxID == row.id
      if isNew { stored.append(row) }
      receipts[position] = Ingestion.Receipt(inboxID: answer.inboxID, isDuplicate: !isNew)
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
    let claims = divergent.filter { admitted.contains($0.row.eventKey) }
      .map { DedupeClaim($0.row, key: $0.row.eventKey) }
    let answers = try await InboxDedupeStore.claim(DedupeClaim.merged(claims.sorted(by: <)), in: transaction)
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
