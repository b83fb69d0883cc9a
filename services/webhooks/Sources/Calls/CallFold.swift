/// A call as a fold over its events: commutative, associative and idempotent, so that neither order nor repetition of
/// deliveries shows in the outcome.
///
/// For each field the greatest `FactOrder` stands; the state is the greatest seen. Both are maxima of total orders.
struct CallFold: Sendable, Hashable {
  struct Fact: Sendable, Hashable {
    var value: FactValue
    var order: FactOrder
  }

  var facts: [CallField: Fact] = [:]
  var state: CallState = .registered

  /// Takes an event in and answers the fields whose facts changed.
  mutating func merge(_ event: CallEvent) -> Set<CallField> {
    state = max(state, event.rank)
    var changed: Set<CallField> = []
    for (field, fact) in event.orderedFacts {
      if let known = facts[field], known.order >= fact.order { continue }
      facts[field] = fact
      changed.insert(field)
    }
    return changed
  }
}
