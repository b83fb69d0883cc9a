/// Which events are sent, how often and in which order. Pure: the same input gives the same plan.
public struct DeliveryPlan<Event: Sendable & Hashable>: Sendable, Hashable {
  /// The order of the deliveries.
  public enum Order: Sendable, Hashable {
    /// Call by call, each call's events as listed, copies one after another.
    case asListed
    /// Any, decided by the seed.
    case shuffled(seed: UInt64)
  }

  /// One delivery: which call, which event of it.
  public struct Entry: Sendable, Hashable {
    /// Position of the call among those planned.
    public let call: Int
    public let event: Event
  }

  public let entries: [Entry]

  /// `copies`: how many times each event is sent in all, 1 or more.
  public init(calls: Int, events: [Event], copies: Int = 1, order: Order = .asListed) {
    precondition(calls >= 0 && copies >= 1, "no negative number of calls, at least one copy")
    var entries: [Entry] = []
    for call in 0..<calls {
      for event in events {
        entries += repeatElement(Entry(call: call, event: event), count: copies)
      }
    }
    switch order {
    case .asListed: break
    case .shuffled(let seed):
      var generator = SplitMix64(seed: seed)
      entries.shuffle(using: &generator)
    }
    self.entries = entries
  }
}
