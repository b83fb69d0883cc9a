/// Decides whether an outside party is asked at all: after many failures it is left alone for a while, then tried with one call.
///
///     closed ──too many failures──▶ open ──its time is over, one call──▶ half open ──that call succeeds──▶ closed
///                                    ▲                                      │
///                                    └──────────── that call fails ─────────┘
///
/// It keeps counts of the last ``Configuration/window`` in ten slices, no clock and no lock: the shell passes the time in.
/// What was asked before the state changed and is answered after it says nothing about now, so each call carries the
/// ``Permit`` it was admitted with, and one of an older state is ignored.
public struct CircuitBreaker: Sendable {
  public struct Configuration: Sendable, Hashable {
    /// How far back calls count.
    public var window: Duration
    /// Below this many calls in the window nothing is decided.
    public var minimumCalls: Int
    /// Opens at this share of failures, in percent.
    public var failurePercent: Int
    /// A call that took longer counts as slow.
    public var slowAfter: Duration
    /// Opens at this share of slow calls, in percent.
    public var slowPercent: Int
    /// The first time it stays open; each failed probe doubles it.
    public var openFor: Duration
    /// The longest time it stays open.
    public var openLimit: Duration
    /// A probe that is not reported within this time is given up, and another may go.
    public var probeLimit: Duration

    public init(
      window: Duration = .seconds(30), minimumCalls: Int = 20, failurePercent: Int = 50,
      slowAfter: Duration = .seconds(60), slowPercent: Int = 80, openFor: Duration = .seconds(15),
      openLimit: Duration = .seconds(300), probeLimit: Duration = .seconds(90)
    ) {
      self.window = window
      self.minimumCalls = minimumCalls
      self.failurePercent = failurePercent
      self.slowAfter = slowAfter
      self.slowPercent = slowPercent
      self.openFor = openFor
      self.openLimit = openLimit
      self.probeLimit = probeLimit
    }
  }

  /// Leave to make one call.
  public struct Permit: Sendable, Hashable {
    /// The call that decides whether the breaker closes again.
    public let isProbe: Bool
    let era: Int
  }

  public enum Admission: Sendable, Hashable {
    case admitted(Permit)
    /// Not before `until`.
    case refused(until: ContinuousClock.Instant)
  }

  public enum Outcome: Sendable, Hashable {
    /// The party answered, whatever it said.
    case answered(after: Duration)
    case failed
    /// The call ended for a reason of ours; nothing was learned.
    case abandoned
  }

  public enum Change: Sendable, Hashable {
    case opened(until: ContinuousClock.Instant)
    case closed
  }

  private enum State: Sendable {
    case closed
    /// Nobody is asked before `until`.
    case open(until: ContinuousClock.Instant)
    /// One call is on its way; another may go after `until`.
    case halfOpen(until: ContinuousClock.Instant)
  }

  private struct Slice: Sendable {
    var number: Int64
    var calls = 0
    var failures = 0
    var slow = 0
  }

  private static let slices: Int64 = 10

  private let configuration: Configuration
  private let origin: ContinuousClock.Instant
  private var state = State.closed
  /// Counts changes of state.
  private var era = 0
  private var failedProbes = 0
  private var counts: [Slice] = []

  public init(configuration: Configuration = Configuration(), at now: ContinuousClock.Instant) {
    self.configuration = configuration
    self.origin = now
  }

  /// Whether calls are refused, or only a probe is let through.
  public var isOpen: Bool {
    switch state {
    case .closed: false
    case .open, .halfOpen: true
    }
  }

  /// When the next call may be tried; nil while it is closed.
  public var nextTry: ContinuousClock.Instant? {
    switch state {
    case .closed: nil
    case .open(let until), .halfOpen(let until): until
    }
  }

  /// Asks for one call. Whoever is admitted reports with ``record(_:of:at:)`` in any case.
  public mutating func admit(at now: ContinuousClock.Instant) -> Admission {
    switch state {
    case .closed:
      return .admitted(Permit(isProbe: false, era: era))
    case .open(let until), .halfOpen(let until):
      guard now >= until else { return .refused(until: until) }
      enter(.halfOpen(until: now + configuration.probeLimit))
      return .admitted(Permit(isProbe: true, era: era))
    }
  }

  /// Reports how an admitted call ended; answers what that changed.
  public mutating func record(
    _ outcome: Outcome, of permit: Permit, at now: ContinuousClock.Instant
  ) -> Change? {
    guard permit.era == era else { return nil }
    switch state {
    case .closed:
      count(outcome, at: now)
      return isUnhealthy ? open(at: now) : nil
    case .halfOpen:
      switch outcome {
      case .answered:
        failedProbes = 0
        counts = []
        enter(.closed)
        return .closed
      case .failed:
        failedProbes += 1
        return open(at: now)
      case .abandoned:
        // The next caller probes at once.
        enter(.open(until: now))
        return nil
      }
    case .open:
      return nil
    }
  }

  /// Opens it for a reason that lies outside its own counts.
  public mutating func trip(at now: ContinuousClock.Instant) {
    _ = open(at: now)
  }

  private mutating func open(at now: ContinuousClock.Instant) -> Change {
    let longer = configuration.openFor * (1 << min(failedProbes, 16))
    let until = now + min(longer, configuration.openLimit)
    counts = []
    enter(.open(until: until))
    return .opened(until: until)
  }

  private mutating func enter(_ next: State) {
    state = next
    era += 1
  }

  private mutating func count(_ outcome: Outcome, at now: ContinuousClock.Instant) {
    let width = max(1, configuration.window.wholeMicroseconds / Self.slices)
    let number = (now - origin).wholeMicroseconds / width
    counts.removeAll { $0.number <= number - Self.slices }
    if counts.last?.number != number { counts.append(Slice(number: number)) }
    let last = counts.count - 1
    switch outcome {
    case .answered(let duration):
      counts[last].calls += 1
      if duration > configuration.slowAfter { counts[last].slow += 1 }
    case .failed:
      counts[last].calls += 1
      counts[last].failures += 1
    case .abandoned:
      break
    }
  }

  private var isUnhealthy: Bool {
    var total = Slice(number: 0)
    for slice in counts {
      total.calls += slice.calls
      total.failures += slice.failures
      total.slow += slice.slow
    }
    guard total.calls >= configuration.minimumCalls else { return false }
    return total.failures * 100 >= total.calls * configuration.failurePercent
      || total.slow * 100 >= total.calls * configuration.slowPercent
  }
}
