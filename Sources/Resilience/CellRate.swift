/// A rate limit by the generic cell rate algorithm: so many at once, and from then on one every interval.
///
/// Its whole memory is one moment, the theoretical arrival time (TAT) of the next call, so it is as easily kept in a row
/// that replicas share as in memory. Source: ITU-T I.371, A.
public struct CellRate: Sendable, Hashable {
  /// Time between calls in the long run.
  public let interval: Duration
  /// Calls at once after a pause.
  public let burst: Int

  /// `calls` in each `period`, all of them at once if need be.
  ///
  /// - Precondition: `calls` is above zero and `period` at least a microsecond for each.
  public init(calls: Int, per period: Duration) {
    precondition(calls > 0 && period.wholeMicroseconds >= Int64(calls), "a rate needs calls and time")
    interval = .microseconds(period.wholeMicroseconds / Int64(calls))
    burst = calls
  }

  public enum Decision<Moment: InstantProtocol>: Sendable, Hashable where Moment.Duration == Duration {
    /// The call may go; keep `next`.
    case allowed(next: Moment)
    /// The call may go after this wait; nothing is to be kept.
    case wait(Duration)
  }

  /// Decides about one call at `now`. `kept` is what the last allowed call gave; nil before the first.
  public func decide<Moment: InstantProtocol>(
    kept: Moment?, at now: Moment
  ) -> Decision<Moment> where Moment.Duration == Duration {
    let arrival = max(kept ?? now, now)
    let tolerance = interval * (burst - 1)
    let ahead = now.duration(to: arrival)
    guard ahead <= tolerance else { return .wait(ahead - tolerance) }
    return .allowed(next: arrival.advanced(by: interval))
  }
}
