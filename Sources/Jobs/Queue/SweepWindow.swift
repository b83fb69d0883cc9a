/// How far back a sweep over due times looks. Pure.
///
/// What becomes due later has a later time, apart from what a transaction that is still open wrote: none is open for as
/// long as `margin`. So after a sweep that found all, the next looks back to then and no further, and walks over nothing
/// that the server cannot forget; one over everything comes in between (``LookPace``), should a clock have been set.
struct SweepWindow: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// Twice what the longest transaction takes.
  static let margin: Duration = .seconds(60)

  private var foundAll: Instant?
  private var pace = LookPace()

  /// How far back the next sweep looks; nil for as far as there is.
  func next(at now: Instant) -> Duration? {
    guard let foundAll, !pace.isDue(at: now) else { return nil }
    return now - foundAll + Self.margin
  }

  /// A sweep over `window` has ended; it left nothing where `isComplete`.
  mutating func ended(_ window: Duration?, isComplete: Bool, began: Instant, at now: Instant) {
    if window == nil { pace.lookedAtAll(from: began, to: now) }
    if isComplete { foundAll = began }
  }
}
