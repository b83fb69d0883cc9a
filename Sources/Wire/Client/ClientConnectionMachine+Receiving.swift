public import NIOCore

extension ClientConnectionMachine {
  /// Works through bytes that arrived.
  public mutating func receive(
    _ bytes: inout ByteBuffer, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) -> [ClientAction] {
    guard !isClosing else {
      bytes.clear()
      return []
    }
    heardAt = now
    pingedAt = nil
    var actions: [ClientAction] = []
    decoder.append(&bytes)
    do throws(ProtocolFault) {
      if !hasPreamble { actions += try receivePreamble() }
      var completedFrames = false
      while hasPreamble, !isClosing, let frame = try decoder.next() {
        completedFrames = true
        actions += try receive(frame, now: now, into: &out)
      }
      watch.progressed(hasPartialFrame: decoder.hasPartialFrame, completedFrames: completedFrames, now: now)
      giveCredit(into: &out)
    } catch {
      actions += fail(error, into: &out)
    }
    decoder.compact()
    return actions
  }

  /// Looks at everything that time decides. Call it about every 50 ms.
  public mutating func tick(now: ContinuousClock.Instant, into out: inout ByteBuffer) -> [ClientAction] {
    guard !isClosing else { return [] }
    do throws(ProtocolFault) {
      try watch.check(now: now)
    } catch {
      return fail(error, into: &out)
    }
    if case .opening(let since) = phase {
      return since.duration(to: now) >= limits.handshake ? close(.silence) : []
    }
    var actions: [ClientAction] = []
    for (id, call) in calls where call.deadline <= now {
      actions += abandon(id, .deadline, .expired, into: &out)
    }
    return actions + keepAlive(now: now, into: &out)
  }

  private mutating func keepAlive(now: ContinuousClock.Instant, into out: inout ByteBuffer) -> [ClientAction] {
    guard !isClosing else { return [] }
    if let pingedAt { return pingedAt.duration(to: now) >= limits.pingTimeout ? close(.silence) : [] }
    let allowed = Duration.milliseconds(Int64(peerSettings.minimumPingMilliseconds))
    let interval = max(allowed, calls.isEmpty ? limits.idlePingInterval : limits.pingInterval)
    guard heardAt.duration(to: now) >= interval else { return [] }
    pings += 1
    pingedAt = now
    out.writeFrame(.ping(PingFrame(opaque: pings, isAck: false)))
    return []
  }

  private mutating func receivePreamble() throws(ProtocolFault) -> [ClientAction] {
    guard let verdict = decoder.nextPreamble() else { return [] }
    switch verdict {
    case .accepted:
      hasPreamble = true
      return []
    case .otherMajor(let major): throw ProtocolFault(.version, "major version \(major) is not spoken here; it is 1")
    case .http, .foreign: return close(.foreign)
    }
  }

  private mutating func receive(
    _ frame: Frame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ClientAction] {
    if case .opening = phase {
      guard case .settings(let frame) = frame else { throw .violation("the first frame is SETTINGS") }
      try peerSettings.apply(frame.pairs)
      phase = .serving
      return [.ready(maximumCalls: Int(peerSettings.maximumCalls))]
    }
    switch frame {
    case .settings(let frame): return try receiveSettings(frame)
    case .request: throw .violation("REQUEST comes from clients only")
    case .cancel: throw .violation("CANCEL comes from clients only")
    case .message(let frame): return try receiveMessage(frame, now: now, into: &out)
    case .end(let frame): return try receiveEnd(frame)
    case .credit(let frame):
      try receiveCredit(frame, now: now)
      return []
    case .ping(let frame):
      guard !frame.isAck else { return [] }
      try bucket.charge("PING", now: now)
      out.writeFrame(.ping(PingFrame(opaque: frame.opaque, isAck: true)))
      return []
    case .goAway(let frame): return receiveGoAway(frame, into: &out)
    case .skipped(let type, _):
      try bucket.charge("extension frame \(type)", now: now)
      return []
    }
  }

  private mutating func receiveSettings(_ frame: SettingsFrame) throws(ProtocolFault) -> [ClientAction] {
    var changed = peerSettings
    try changed.apply(frame.pairs)
    var expected = peerSettings
    expected.maximumCalls = changed.maximumCalls
    guard changed == expected else { throw .violation("a second SETTINGS changes max_calls only") }
    peerSettings = changed
    return [.ready(maximumCalls: Int(changed.maximumCalls))]
  }

  private mutating func receiveMessage(
    _ frame: MessageFrame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ClientAction] {
    try checkOpened(frame.call)
    guard !frame.flags.contains(.last) else { throw .violation("LAST comes from clients only") }
    guard var call = calls[frame.call] else { return [] }
    if frame.body.readableBytes == 0 { try bucket.charge("empty MESSAGE", now: now) }
    try call.incoming.append(frame.body)
    calls[frame.call] = call
    guard !call.isAbandoned else { return [] }
    guard frame.flags == .more else { return abandon(frame.call, .unspecified, .answerMalformed, into: &out) }
    guard call.incoming.bytes.count <= Int(settings.maximumMessage) else {
      return abandon(
        frame.call, .unspecified, .answerTooLarge(limit: Int(settings.maximumMessage)), into: &out)
    }
    if call.incoming.window <= Int(settings.window) / 2 { credit.want(frame.call) }
    return []
  }

  private mutating func receiveEnd(_ frame: EndFrame) throws(ProtocolFault) -> [ClientAction] {
    try checkOpened(frame.call)
    guard var call = calls[frame.call] else { return [] }
    guard call.unwritten == nil else { throw .violation("END of a call that was never opened") }
    if frame.head.code == 0 { try call.incoming.append(frame.body) }
    calls[frame.call] = nil
    outgoing.remove(frame.call)
    credit.release(frame.call)
    bucket.callFinished()
    let told: [ClientAction] =
      call.isAbandoned ? [] : [.finished(call: frame.call, result(of: frame, call.incoming))]
    return told + [.slotFreed] + closeIfDone()
  }

  private func result(of frame: EndFrame, _ incoming: IncomingMessage) -> CallResult {
    guard frame.head.code == 0 else { return .failure(frame.head, error: Array(frame.body.readableBytesView)) }
    guard frame.flags.isEmpty else { return .answerMalformed }
    guard incoming.bytes.count <= Int(settings.maximumMessage) else {
      return .answerTooLarge(limit: Int(settings.maximumMessage))
    }
    return .answer(incoming.bytes, frame.head)
  }

  private mutating func receiveCredit(_ frame: CreditFrame, now: ContinuousClock.Instant) throws(ProtocolFault) {
    try checkOpened(frame.call)
    if frame.bytes == 0 { try bucket.charge("CREDIT of 0", now: now) }
    guard var call = calls[frame.call] else {
      try bucket.charge("CREDIT for an ended call", now: now)
      return
    }
    if let window = outgoing.window(of: frame.call) { call.sendWindow = window }
    try SendWindow.add(frame.bytes, to: &call.sendWindow)
    calls[frame.call] = call
    outgoing.grant(frame.call, window: call.sendWindow)
  }

  private mutating func receiveGoAway(_ frame: GoAwayFrame, into out: inout ByteBuffer) -> [ClientAction] {
    guard frame.code != .drain else {
      // What is not written yet goes to another connection; what was sent runs on.
      let unsent = calls.filter { $0.value.unwritten != nil }.keys.sorted()
      for id in unsent {
        calls[id] = nil
        outgoing.remove(id)
      }
      let told = unsent.flatMap { [ClientAction.finished(call: $0, .notProcessed), .slotFreed] }
      return told + drain(into: &out)
    }
    phase = .closing
    return failAll(processedUpTo: frame.lastCall) + [.close(.goAway(frame.code, text: frame.text))]
  }

  private func checkOpened(_ call: UInt64) throws(ProtocolFault) {
    guard call <= lastCall else { throw .violation("a frame of a call that was never opened") }
  }

  /// Hands out what the budget allows. Called once for all frames that arrived together.
  private mutating func giveCredit(into out: inout ByteBuffer) {
    guard !isClosing else { return }
    while let id = credit.next() {
      guard var call = calls[id], !call.isAbandoned else {
        credit.release(id)
        continue
      }
      call.incoming.grant(credit.perCall)
      calls[id] = call
      out.writeFrame(.credit(CreditFrame(call: id, bytes: UInt32(credit.perCall))))
    }
  }
}
