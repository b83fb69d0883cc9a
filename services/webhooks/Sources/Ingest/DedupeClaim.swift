internal import Foundation
internal import Identifiers

/// What makes a delivery the same as an earlier one.
struct EventKey: Sendable, Hashable, Comparable {
  var sourceID: SourceID
  var dedupeKey: [UInt8]

  static func < (one: EventKey, other: EventKey) -> Bool {
    guard one.sourceID == other.sourceID else { return one.sourceID.uuid < other.sourceID.uuid }
    return one.dedupeKey.lexicographicallyPrecedes(other.dedupeKey)
  }
}

/// A wish to be the first delivery under a key, on behalf of one or more deliveries.
struct DedupeClaim: Sendable, Hashable {
  var key: EventKey
  var inboxID: InboxID
  var bodyHash: [UInt8]
  /// Deliveries of the same key in the same batch, beside the one that claims.
  var others: Int64 = 0

  init(_ row: InboxRow, key: EventKey) {
    self.key = key
    inboxID = row.id
    bodyHash = row.bodyHash
  }

  /// One claim for each key, of the first delivery that has it: a statement can claim a key only once. `claims` are in
  /// the order of their keys, of equal keys the first delivery first, and so is the result.
  static func merged(_ claims: [DedupeClaim]) -> [DedupeClaim] {
    var merged: [DedupeClaim] = []
    for claim in claims {
      if merged.last?.key == claim.key {
        merged[merged.count - 1].others += 1 + claim.others
      } else {
        merged.append(claim)
      }
    }
    return merged
  }
}
