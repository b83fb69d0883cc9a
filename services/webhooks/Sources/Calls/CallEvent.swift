/// What one provider event says of a call, in our own words.
struct CallEvent: Sendable, Hashable {
  var providerCallID: String
  /// The state that the event shows the call to have reached.
  var rank: CallState
  var order: FactOrder
  var facts: [CallField: FactValue]
  /// When the provider was asked, in milliseconds since 1970 by the database's clock; nil for what it sent unasked.
  var askedAtMilliseconds: Int64?

  /// The same event with its provider time held to what can be true of something received at `receivedAt`.
  func received(atMilliseconds receivedAt: Int64) -> CallEvent {
    var event = self
    event.order.providerTimeMilliseconds = min(order.providerTimeMilliseconds, receivedAt + 300_000)
    return event
  }

  /// The facts with the order of each, and what follows from them for the price.
  ///
  /// What was sent unasked can only raise the seconds to pay for: of several figures the greatest stands. What the provider
  /// answered stands over all of those, and the answer to the latest question over the answers before it.
  var orderedFacts: [CallField: CallFold.Fact] {
    var ordered = facts.mapValues { CallFold.Fact(value: $0, order: order) }
    guard case .known(let seconds) = CallUsage.of(ordered) else { return ordered }
    if let askedAtMilliseconds {
      var asked = order
      asked.providerTimeMilliseconds = askedAtMilliseconds
      ordered[.answeredSeconds] = CallFold.Fact(value: .integer(seconds), order: asked)
    } else {
      ordered[.leastSeconds] = CallFold.Fact(
        value: .integer(seconds),
        order: FactOrder(rank: .registered, providerTimeMilliseconds: seconds, bodyHash: []))
    }
    return ordered
  }
}
