/// How often everything is looked at, where looking can be dear. Pure.
///
/// A session that holds a snapshot open keeps the server from forgetting index entries of rows that are long gone, and
/// whoever looks from the beginning walks over all of them. So most looks begin where the last one ended, and one at
/// everything follows as soon as it costs no more than its share of the time: at once where nothing is in the way.
struct LookPace: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// A look at everything rests this many times as long as it took: it takes less than 2.5 % of the time.
  static let rest = 40

  private var dueAt: Instant?

  func isDue(at now: Instant) -> Bool { dueAt.map { now >= $0 } ?? true }

  /// Everything was looked at.
  mutating func lookedAtAll(from began: Instant, to ended: Instant) {
    dueAt = ended + (ended - began) * Self.rest
  }
}
