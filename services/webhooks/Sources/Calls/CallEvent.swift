/// What one provider event says of a call, in our own words.
struct CallEvent: Sendable, Hashable {
  var providerCallID: String
  /// The state that the event shows the call to have reached.
  var rank: CallState
  var order: FactOrder
  var facts: [CallField: FactValue]

  /// The same event with its provider time held to what can be true of something received at `receivedAt`.
  func received(atMilliseconds receivedAt: Int64) -> CallEvent {
    var event = self
    event.order.providerTimeMilliseconds = min(order.providerTimeMilliseconds, receivedAt + 300_000)
    return event
  }
}
