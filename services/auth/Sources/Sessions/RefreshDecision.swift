/// What a genuine refresh token gets.
enum RefreshDecision: Sendable, Hashable {
  /// It is the one that counts: the next pair.
  case rotate
  /// It is the one before, and its answer may not have arrived: the same pair again.
  case repeatLast
  /// It was exchanged long ago: somebody has a copy.
  case reuse
  /// The session is over.
  case ended

  /// Seconds in which the same token gets the same pair.
  static let repetition: Duration = .seconds(10)

  /// - Parameters:
  ///   - generation: Of the token.
  ///   - current: Of the session.
  ///   - age: Since the last exchange, by the database's clock.
  init(generation: Int32, current: Int32, isLive: Bool, age: Duration) {
    if !isLive {
      self = .ended
    } else if generation == current {
      self = .rotate
    } else if generation == current - 1, age <= Self.repetition {
      self = .repeatLast
    } else {
      self = .reuse
    }
  }
}
