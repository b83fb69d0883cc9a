internal import Foundation

/// A point in time of the machine's clock that never goes back and goes on while the machine sleeps: that of
/// `ContinuousClock`, as one number.
///
/// The standard library keeps the layout of `ContinuousClock.Instant` to itself, so that the compiler handles every value
/// that holds one through tables at run time: for what is copied with every call that cost as much as all else. This is
/// for such values; everywhere else the clock's own instants do.
public struct Moment: Sendable, Hashable, Comparable {
  /// Since the machine started. Source: clock_gettime(2), CLOCK_BOOTTIME.
  public let nanoseconds: Int64

  @inlinable
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  public static var now: Moment {
    var time = timespec()
    // Fails only for a clock that there is not.
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  @inlinable
  public static func < (one: Moment, other: Moment) -> Bool { one.nanoseconds < other.nanoseconds }

  @inlinable
  public func duration(to other: Moment) -> Duration { .nanoseconds(other.nanoseconds - nanoseconds) }

  /// For what only weighs times: a `Duration` has 128 bits, and dividing those costs far more.
  @inlinable
  public func seconds(to other: Moment) -> Double { Double(other.nanoseconds - nanoseconds) / 1e9 }

  /// Later by a duration, of which less than a nanosecond is cut off; as late as can be where it is longer than that.
  @inlinable
  public static func + (moment: Moment, duration: Duration) -> Moment {
    let end = Moment(nanoseconds: duration < .zero ? .min : .max)
    guard let nanoseconds = Int64(exactly: duration.attoseconds / 1_000_000_000) else { return end }
    let (later, isBeyond) = moment.nanoseconds.addingReportingOverflow(nanoseconds)
    return isBeyond ? end : Moment(nanoseconds: later)
  }

  @inlinable
  public static func - (moment: Moment, duration: Duration) -> Moment { moment + (.zero - duration) }

  @inlinable
  public static func += (moment: inout Moment, duration: Duration) { moment = moment + duration }

  /// Later by so many milliseconds.
  @inlinable
  public func adding(milliseconds: UInt32) -> Moment {
    Moment(nanoseconds: nanoseconds + Int64(milliseconds) * 1_000_000)
  }
}

extension Moment {
  /// One moment as both clocks show it.
  fileprivate static let both = (instant: ContinuousClock.now, moment: Moment.now)

  public init(_ instant: ContinuousClock.Instant) {
    self = Self.both.moment + Self.both.instant.duration(to: instant)
  }
}

extension ContinuousClock.Instant {
  public init(_ moment: Moment) {
    self = Moment.both.instant + Moment.both.moment.duration(to: moment)
  }
}
