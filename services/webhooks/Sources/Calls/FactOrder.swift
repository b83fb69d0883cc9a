/// Which of two facts about one field stands: the one of the later state, then of the later provider time, then of the
/// greater body hash. A total order, so the outcome does not depend on who came first.
struct FactOrder: Sendable, Hashable, Comparable {
  var rank: CallState
  /// Milliseconds since 1970, capped at five minutes after we received it: a hostile future time pins nothing.
  var providerTimeMilliseconds: Int64
  var bodyHash: [UInt8]

  static func < (left: FactOrder, right: FactOrder) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.providerTimeMilliseconds != right.providerTimeMilliseconds {
      return left.providerTimeMilliseconds < right.providerTimeMilliseconds
    }
    return left.bodyHash.lexicographicallyPrecedes(right.bodyHash)
  }
}
