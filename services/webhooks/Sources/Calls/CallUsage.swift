/// How long a call is to be paid for.
enum CallUsage: Sendable, Hashable {
  /// Whole seconds, 0 to 86,400.
  case known(seconds: Int64)
  /// The provider has not said, or said what cannot be true. Nothing is charged; the call is listed.
  case unknown

  /// Longest call that is believed, in milliseconds: a day.
  static let longest: Int64 = 86_400_000

  /// What the provider answered when asked, else the most that any delivery has said, whatever a later one says.
  static func of(_ fold: CallFold) -> CallUsage {
    if let answered = fold.facts[.answeredSeconds]?.value.integer { return believed(seconds: answered) }
    let least = fold.facts[.leastSeconds]?.value.integer.map(believed) ?? .unknown
    switch (of(fold.facts), least) {
    case (.known(let latest), .known(let least)): return .known(seconds: max(latest, least))
    case (.known(let seconds), .unknown), (.unknown, .known(let seconds)): return .known(seconds: seconds)
    case (.unknown, .unknown): return .unknown
    }
  }

  /// A call that never connected lasted 0 s, however long it rang. Any other: from the provider's duration, else from its
  /// own pair of time stamps; never from our clock.
  static func of(_ facts: [CallField: CallFold.Fact]) -> CallUsage {
    if facts[.neverConnected]?.value.boolean == true { return .known(seconds: 0) }
    if let duration = facts[.duration]?.value { return duration.integer.map(lasting) ?? .unknown }
    if let started = facts[.startedAt]?.value.integer, let ended = facts[.endedAt]?.value.integer {
      return lasting(milliseconds: ended - started)  // Both lie within ±2⁵³: this cannot overflow.
    }
    return .unknown
  }

  private static func lasting(milliseconds: Int64) -> CallUsage {
    guard (0...longest).contains(milliseconds) else { return .unknown }
    return .known(seconds: (milliseconds + 999) / 1000)
  }

  private static func believed(seconds: Int64) -> CallUsage {
    (0...longest / 1000).contains(seconds) ? .known(seconds: seconds) : .unknown
  }
}
