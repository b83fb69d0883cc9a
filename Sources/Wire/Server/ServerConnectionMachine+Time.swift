public import Moments
public import NIOCore

extension ServerConnectionMachine {
  /// Looks at everything that time decides. Call it about every 50 ms, and at `earliestDeadline` where that is sooner.
  public mutating func tick(now: Moment, into out: inout ByteBuffer) {
    guard !isClosing else { return }
    do throws(ProtocolFault) {
      try watch.check(now: now)
    } catch {
      return fail(error, into: &out)
    }
    if case .opening(let since) = phase { return tickOpening(since: since, now: now, into: &out) }
    expireCalls(now: now, into: &out)
    guard !isClosing else { return }
    if calls.isEmpty, isIdleTooLong(now: now) {
      return fail(ProtocolFault(.idle, "nothing was called for too long"), into: &out)
    }
    switch phase {
    case .serving:
      if openedAt.duration(to: now) >= limits.maximumAge { drain(now: now, into: &out) }
    case .draining(let until, let isCancelled):
      if now >= until { endDrain(until: until, isCancelled: isCancelled, now: now, into: &out) }
    case .opening, .closing:
      break
    }
  }

  /// When the next deadline of a call may pass; nil where no call is open.
  public var nextDeadline: Moment? { calls.isEmpty ? nil : earliestDeadline }

  /// Tells the client to open no more calls here. Calls that it has sent run on for the grace.
  public mutating func drain(now: Moment, into out: inout ByteBuffer) {
    guard !isClosing, !isDraining else { return }
    open(into: &out)
    let grace = limits.drainGrace
    out.writeFrame(
      .goAway(
        GoAwayFrame(
          lastCall: lastCall, code: .drain, graceMilliseconds: UInt32(clamping: Int64(grace / .milliseconds(1))),
          text: "the server drains")))
    let until = now + grace
    switch phase {
    case .opening: drainWanted = until
    case .serving: phase = .draining(until: until, isCancelled: false)
    case .draining, .closing: break
    }
    // They would outlast any grace: their callers open them again elsewhere.
    for (id, call) in calls.sorted where call.shape.isLongLived { stop(id, .draining) }
    closeIfDone()
  }

  private mutating func tickOpening(
    since: Moment, now: Moment, into out: inout ByteBuffer
  ) {
    let waited = since.duration(to: now)
    if waited >= limits.handshake { return close() }
    if let drainWanted, now >= drainWanted { return close() }
    if waited >= limits.openingDelay { open(into: &out) }
  }

  /// Looks at the calls only where one may be late, which with deadlines of seconds is next to never.
  private mutating func expireCalls(now: Moment, into out: inout ByteBuffer) {
    guard let earliest = earliestDeadline, earliest <= now else { return }
    earliestDeadline = nil
    for (id, call) in calls.sorted {
      guard call.deadline <= now else {
        if earliestDeadline.map({ call.deadline < $0 }) ?? true { earliestDeadline = call.deadline }
        continue
      }
      switch call.stage {
      case .receiving: refuse(id, .lateBeforeStart, now, &out)
      case .ending: refuse(id, .lateWhileAnswering, now, &out)
      case .running: stop(id, .deadline)
      }
    }
  }

  private func isIdleTooLong(now: Moment) -> Bool {
    guard settings.idleMilliseconds > 0, phase == .serving else { return false }
    return idleSince.duration(to: now) >= .milliseconds(Int64(settings.idleMilliseconds))
  }

  /// The grace is over: stop every handler, wait a moment for their ENDs, then close.
  private mutating func endDrain(
    until: Moment, isCancelled: Bool, now: Moment, into out: inout ByteBuffer
  ) {
    guard !isCancelled else {
      if now >= until + limits.cancelGrace { close() }
      return
    }
    phase = .draining(until: until, isCancelled: true)
    for (id, call) in calls.sorted {
      switch call.stage {
      case .receiving: refuse(id, .draining, now, &out)
      case .ending: break
      case .running: stop(id, .draining)
      }
    }
    if calls.isEmpty { close() }
  }
}
