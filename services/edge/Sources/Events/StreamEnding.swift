internal import Synchronization

/// Why a stream ended. The first cause counts: what follows from it looks like another.
final class StreamEnding: Sendable {
  enum Cause: String, Sendable {
    /// The reader went away.
    case disconnected
    /// The reader did not take what was sent in time.
    case slowReader = "slow_reader"
    /// The edge stops.
    case draining
    /// Who opened it may no longer read events.
    case notAllowed = "not_allowed"
    /// It was open for as long as one may be.
    case tooOld = "too_old"
    /// The service behind it ended it.
    case upstream
  }

  private let first = Mutex<Cause?>(nil)

  var cause: Cause { first.withLock { $0 } ?? .disconnected }

  func note(_ cause: Cause) {
    first.withLock { $0 = $0 ?? cause }
  }
}
