internal import Moments

/// What a client knows of one server from its own calls: how fast it is, and whether it is fit to be asked.
///
/// Five failures in a row, or fewer than four in five of the last calls, put it out for 5 s, each time twice as long, at
/// most 5 min, give or take a fifth. When that is over one call is its trial.
struct EndpointHealth {
  static let failuresInARow = 5
  /// Calls that are looked at together.
  static let sample = 20
  static let leastSuccess = 0.8
  static let firstEjection = Duration.seconds(5)
  static let longestEjection = Duration.seconds(300)
  static let longestTrial = Duration.seconds(5)

  enum State: Equatable {
    case fit
    /// Asked only where too many others are out too.
    case ejected(until: Moment)
    /// One call is out to see whether it is fit again. By then the next may try: a call that its caller gave up, or that
    /// was refused, decides nothing.
    case onTrial(until: Moment)
  }

  private(set) var state = State.fit
  /// Peak-sensitive: a slow answer counts at once, fast ones bring it down by a tenth each.
  private(set) var latency = 0.0
  /// In ten thousandths, as the last END told it.
  private var load = 0.0
  private var inARow = 0
  private var successes = 0
  private var calls = 0
  private var ejections = 0

  /// How much is to be expected of another call with `inFlight` on their way: less is better.
  func cost(inFlight: Int) -> Double {
    Double(inFlight + 1) * max(latency, 0.000_1) * (1 + load / 10_000)
  }

  /// Whether a call may go there now. Beginning a trial is told with `beginTrial`.
  func isOpen(now: Moment) -> Bool {
    switch state {
    case .fit: true
    case .ejected(let until), .onTrial(let until): now >= until
    }
  }

  var isFit: Bool { state == .fit }

  mutating func beginTrial(now: Moment) {
    if !isFit { state = .onTrial(until: now + Self.longestTrial) }
  }

  /// Another server was faster. What is remembered of this one fades, else one slow answer would keep it idle for ever.
  mutating func passedOver() {
    latency *= 0.995
  }

  /// A call was answered, with whatever: the server is there. The latency in seconds; nil where it says nothing.
  mutating func succeeded(latency seconds: Double?, load: UInt16) {
    if let seconds { latency = seconds > latency ? seconds : latency * 0.9 + seconds * 0.1 }
    self.load = Double(load)
    inARow = 0
    if case .onTrial = state {
      state = .fit
      (calls, successes) = (0, 0)
    }
    count(success: true)
    if ejections > 0, calls == 0 { ejections -= 1 }
  }

  /// A call came to nothing. `random`: from 0 up to 1.
  mutating func failed(now: Moment, random: Double) {
    inARow += 1
    let isPoor = count(success: false)
    switch state {
    case .fit: if inARow >= Self.failuresInARow || isPoor { eject(now: now, random: random) }
    case .onTrial: eject(now: now, random: random)
    case .ejected: break
    }
  }

  private mutating func eject(now: Moment, random: Double) {
    let pause = min(Self.longestEjection, Self.firstEjection * (1 << min(ejections, 10)))
    ejections += 1
    inARow = 0
    (calls, successes) = (0, 0)
    state = .ejected(until: now + pause * (0.8 + 0.4 * random))
  }

  /// Whether the sample is full and too poor. A full sample begins anew.
  @discardableResult
  private mutating func count(success: Bool) -> Bool {
    calls += 1
    if success { successes += 1 }
    guard calls >= Self.sample else { return false }
    defer { (calls, successes) = (0, 0) }
    return Double(successes) < Self.leastSuccess * Double(calls)
  }
}
