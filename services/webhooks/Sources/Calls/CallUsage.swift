/// How long a call is to be paid for.
enum CallUsage: Sendable, Hashable {
  /// Whole seconds, 0 to 86,400.
  case known(seconds: Int64)
  /// The provider has not said, or said what cannot be true. Nothing is charged; the call is listed.
  case unknown

  /// Longest call that is believed, in milliseconds: a day.
  static let longest: Int64 = 86_400_000

  /// A call that never connected lasted 0 s, however long it rang. Any other: from the provider's duration, else from its
  /// own pair of time stamps; never from our clock.
  static func of(_ fold: CallFold) -> CallUsage {
    if fold.facts[.neverConnected]?.value.boolean == true { return .known(seconds: 0) }
    if let duration = fold.facts[.duration]?.value { return duration.integer.map(lasting) ?? .unknown }
    if let started = fold.facts[.startedAt]?.value.integer, let ended = fold.facts[.endedAt]?.value.integer {
      return lasting(milliseconds: ended - started)  // Both lie within ±2⁵³: this cannot overflow.
    }
    return .unknown
  }

  private static func lasting(milliseconds: Int64) -> CallUsage {
    guard (0...longest).contains(milliseconds) else { return .unknown }
    return .known(seconds: (milliseconds + 999) / 1000)
  }
}
