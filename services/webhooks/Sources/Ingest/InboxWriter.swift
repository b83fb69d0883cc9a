internal import Foundation
internal import Identifiers
internal import Jobs
package import Postgres

/// Stores verified deliveries of many callers in one transaction: dedupe rows, inbox rows and jobs.
///
/// Equal keys are merged first: the delivery that came first claims the key, the others count as its duplicates. One whose body
/// differs from the first one under its key is left to ``DivergentDelivery``.
package struct InboxWriter: Sendable {
  private let tags = ReservedTags()

  package init() {}

  /// The order in which deliveries are written, the same everywhere: two replicas that store the same keys would
  /// otherwise wait for each other for ever. Of equal keys the delivery that came first is first.
  package static func areInOrder(_ one: InboxRow, _ other: InboxRow) -> Bool {
    one.eventKey != other.eventKey
      ? one.eventKey < other.eventKey : one.id.uuid < other.id.uuid
  }

  /// What became of each of `rows`, which are in order and of which there is one at least. Ends the transaction, in one round
  /// trip with everything; before it there is another where an organization needs tags for its jobs.
  package func store(_ rows: [InboxRow], in transaction: Transaction) async throws -> [InboxOutcome] {
    let claims = DedupeClaim.merged(rows.map { DedupeClaim($0, key: $0.eventKey) })
    let earlier = try await write(rows, claims, in: transaction) { try await transaction.commit(with: $0) }
    if earlier.isEmpty, claims.count == rows.count {
      return rows.map { .stored(InboxReceipt(inboxID: $0.id, isDuplicate: false)) }
    }
    let claimed = Dictionary(uniqueKeysWithValues: claims.map { ($0.key, $0) })
    return rows.map { row in
      let known = earlier[row.eventKey].map { ($0.inboxID, $0.bodyHash) }
      let (first, bodyHash) = known ?? claimed[row.eventKey].map { ($0.inboxID, $0.bodyHash) } ?? (row.id, row.bodyHash)
      guard first == row.id || bodyHash == row.bodyHash else { return .divergent }
      return .stored(InboxReceipt(inboxID: first, isDuplicate: first != row.id))
    }
  }

  /// Claims the rows' keys, which are those of `claims`, and stores the rows that got theirs, with the jobs that will fold
  /// them, all in one statement that `run` runs. Both are in order. Answers what is known of the keys that others had before.
  func write(
    _ rows: [InboxRow], _ claims: [DedupeClaim], in transaction: Transaction,
    run: (Statement) async throws -> [Row]
  ) async throws -> [EventKey: DedupeAnswer] {
    var candidates = rows
    if claims.count < rows.count {
      let claimants = Set(claims.map(\.inboxID))
      candidates.removeAll { !claimants.contains($0.id) }
    }
    let subjects = try await tags.tag(
      candidates.map { JobSubject(organizationID: $0.organizationID, ref: $0.id.uuid) }, in: transaction)
    do {
      let earlier = try InboxDedupeStore.answers(try await run(Self.storing(candidates, claims, subjects)))
      if !earlier.isEmpty {
        let known = Set(candidates.filter { earlier[$0.eventKey] != nil }.map(\.id.uuid))
        tags.giveBack(subjects) { known.contains($0) }
      }
      return earlier
    } catch {
      tags.giveBack(subjects) { _ in true }
      throw error
    }
  }

  private static func storing(
    _ rows: [InboxRow], _ claims: [DedupeClaim], _ subjects: TaggedSubjects
  ) -> Statement {
    // The id is the delivery's own: a dedupe row has it exactly where this delivery made it.
    let isNew: Statement = "new.id in (select inbox_id from claimed)"
    return """
      with claimed as (
        \(statement: InboxDedupeStore.claiming(claims))
      ), stored as (
        \(statement: InboxStore.inserting(rows, where: isNew))
      ), \(statement: JobStore.enqueuing(.fold, about: subjects, where: isNew))
      select source_id, dedupe_key, inbox_id, body_hash, divergent_count from claimed
      where inbox_id <> all(\(claims.map(\.inboxID)))
      """
  }
}

/// What became of a delivery in a batch.
package enum InboxOutcome: Sendable {
  case stored(InboxReceipt)
  /// Its body differs from the first one under its key; nothing of it is stored yet.
  case divergent

  package var isNew: Bool {
    if case .stored(let receipt) = self { !receipt.isDuplicate } else { false }
  }
}

extension InboxRow {
  var eventKey: EventKey { EventKey(sourceID: sourceID, dedupeKey: dedupeKey) }
}
