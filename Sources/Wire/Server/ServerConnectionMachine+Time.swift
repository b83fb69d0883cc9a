public import NIOCore

extension ServerConnectionMachine {
  /// Looks at everything that time decides. Call it about every 50 ms.
  public mutating func tick(now: ContinuousClock.Instant, into out: inout ByteBuffer) -> [ServerAction] {
    guard !isClosing else { return [] }
    do throws(ProtocolFault) {
      try watch.check(now: now)
    } catch {
      return fail(error, into: &out)
    }
    if case .opening(let since) = phase { return tickOpening(since: since, now: now, into: &out) }
    var actions = expireCalls(now: now, into: &out)
    guard !isClosing else { return actions }
    if calls.isEmpty, isIdleTooLong(now: now) {
      return actions + fail(ProtocolFault(.idle, "nothing was called for too long"), into: &out)
    }
    switch phase {
    case .serving:
      if openedAt.duration(to: now) >= limits.maximumAge { actions += drain(now: now, into: &out) }
    case .draining(let until, let isCancelled):
      if now >= until { actions += endDrain(until: until, isCancelled: isCancelled, now: now, into: &out) }
    case .opening, .closing:
      break
    }
    return actions
  }

  /// Tells the client to open no more calls here. Calls that it has sent run on for the grace.
  public mutating func drain(now: ContinuousClock.Instant, into out: inout ByteBuffer) -> [ServerAction] {
    guard !isClosing, !isDraining else { return [] }
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
    return closeIfDone()
  }

  private mutating func tickOpening(
    since: ContinuousClock.Instant, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) -> [ServerAction] {
    let waited = since.duration(to: now)
    if waited >= limits.handshake { return close() }
    if let drainWanted, now >= drainWanted { return close() }
    if waited >= limits.openingDelay { open(into: &out) }
    return []
  }

  private mutating func expireCalls(now: ContinuousClock.Instant, into out: inout ByteBuffer) -> [ServerAction] {
    var actions: [ServerAction] = []
    for (id, call) in calls where call.deadline <= now {
      switch call.stage {
      case .receiving: actions += refuse(id, .lateBeforeStart, now, &out)
      case .answering: actions += refuse(id, .lateWhileAnswering, now, &out)
      case .running(isStopped: true): break
      case .running(isStopped: false):
        calls[id]?.stage = .running(isStopped: true)
        actions.append(.cancel(call: id, .deadline))
      }
    }
    return actions
  }

  private func isIdleTooLong(now: ContinuousClock.Instant) -> Bool {
    guard settings.idleMilliseconds > 0, phase == .serving else { return false }
    return idleSince.duration(to: now) >= .milliseconds(Int64(settings.idleMilliseconds))
  }

  /// The grace is over: stop every handler, wait a moment for their ENDs, then close.
  private mutating func endDrain(
    until: ContinuousClock.Instant, isCancelled: Bool, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) -> [ServerAction] {
    guard !isCancelled else { return now >= until + limits.cancelGrace ? close() : [] }
    phase = .draining(until: until, isCancelled: true)
    var actions: [ServerAction] = []
    for (id, call) in calls {
      switch call.stage {
      case .receiving: actions += refuse(id, .draining, now, &out)
      case .answering, .running(isStopped: true): break
      case .running(isStopped: false):
        calls[id]?.stage = .running(isStopped: true)
        actions.append(.cancel(call: id, .draining))
      }
    }
    return actions + (calls.isEmpty ? close() : [])
  }
}
