/// The pause before the next attempt to connect: 50 ms, each time 1.6 times as long, at most 5 s, give or take a fifth.
struct ReconnectBackoff {
  static let first = Duration.milliseconds(50)
  static let factor = 1.6
  static let limit = Duration.seconds(5)

  private var pause = first

  /// `random`: from 0 up to 1, so that many clients do not come back at one moment.
  mutating func next(random: Double) -> Duration {
    defer { pause = min(Self.limit, pause * Self.factor) }
    return pause * (0.8 + 0.4 * random)
  }

  mutating func reset() {
    pause = Self.first
  }
}
