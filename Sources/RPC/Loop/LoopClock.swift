internal import Moments
internal import NIOCore

/// The one timer of an event loop's connections: it looks at all of them every 50 ms, and sooner where a deadline is.
///
/// No timer is set per call: cancelling one of NIO's costs a search under a lock. A connection knows its earliest
/// deadline, so a look at it is a comparison as long as nothing is late.
final class LoopClock {
  static let period = Duration.milliseconds(50)
  /// A look at a deadline is never sooner than this after the last, so that a flood of short deadlines is gathered.
  private static let resolution = Duration.milliseconds(4)

  private let eventLoop: any EventLoop
  private var members: [ObjectIdentifier: any ClockMember] = [:]
  private var next: Moment?

  init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  func add(_ member: any ClockMember) {
    members[ObjectIdentifier(member)] = member
    schedule(by: .now + Self.period)
  }

  func remove(_ member: any ClockMember) {
    members[ObjectIdentifier(member)] = nil
  }

  /// Looks at everybody by then at the latest.
  func schedule(by instant: Moment) {
    if let next, next <= instant { return }
    let now = Moment.now
    let instant = max(instant, now + Self.resolution)
    if let next, next <= instant { return }
    next = instant
    let bound = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.scheduleTask(in: .nanoseconds(Int64(now.duration(to: instant) / .nanoseconds(1)))) {
      bound.value.look(at: instant)
    }
  }

  private func look(at instant: Moment) {
    // A sooner look was scheduled meanwhile and has done this one's work.
    guard next == instant else { return }
    next = nil
    let now = Moment.now
    var soonest = now + Self.period
    for member in Array(members.values) {
      if let deadline = member.look(now: now), deadline < soonest { soonest = deadline }
    }
    if !members.isEmpty { schedule(by: soonest) }
  }
}

/// Something that time decides about.
protocol ClockMember: AnyObject {
  /// Looks at the time; answers when the next deadline is, where there is one.
  func look(now: Moment) -> Moment?
}
