public import NIOCore

extension ServerConnectionMachine {
  /// Works through bytes that arrived.
  public mutating func receive(
    _ bytes: inout ByteBuffer, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) -> [ServerAction] {
    guard !isClosing else {
      bytes.clear()
      return []
    }
    var actions: [ServerAction] = []
    decoder.append(&bytes)
    do throws(ProtocolFault) {
      if !hasPreamble { actions += try receivePreamble(into: &out) }
      var completedFrames = false
      while hasPreamble, !isClosing, let frame = try decoder.next() {
        completedFrames = true
        actions += try receive(frame, now: now, into: &out)
      }
      watch.progressed(hasPartialFrame: decoder.hasPartialFrame, completedFrames: completedFrames, now: now)
      try giveCredit(into: &out)
    } catch {
      actions += fail(error, into: &out)
    }
    decoder.compact()
    return actions
  }

  /// Writes our preamble and SETTINGS, once.
  public mutating func open(into out: inout ByteBuffer) {
    guard !isOpeningWritten else { return }
    isOpeningWritten = true
    out.writeBytes(Preamble.bytes)
    out.writeFrame(.settings(SettingsFrame(pairs: settings.pairs, meta: meta)))
  }

  /// Says why, and ends the connection.
  mutating func fail(_ fault: ProtocolFault, into out: inout ByteBuffer) -> [ServerAction] {
    guard !isClosing else { return [] }
    open(into: &out)
    out.writeFrame(.goAway(GoAwayFrame(lastCall: lastCall, code: fault.code, text: fault.rule)))
    return close()
  }

  mutating func close() -> [ServerAction] {
    guard !isClosing else { return [] }
    phase = .closing
    calls = [:]
    outgoing = OutgoingMessages()
    return [.close]
  }

  private mutating func receivePreamble(into out: inout ByteBuffer) throws(ProtocolFault) -> [ServerAction] {
    guard let verdict = decoder.nextPreamble() else { return [] }
    switch verdict {
    case .accepted:
      hasPreamble = true
      open(into: &out)
      return []
    case .otherMajor(let major):
      throw ProtocolFault(.version, "major version \(major) is not spoken here; it is 1")
    case .http:
      out.writeString(Preamble.httpAnswer)
      return close()
    case .foreign:
      return close()
    }
  }

  private mutating func receive(
    _ frame: Frame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ServerAction] {
    if case .opening = phase {
      guard case .settings(let frame) = frame else { throw .violation("the first frame is SETTINGS") }
      return try receiveSettings(frame, now: now, into: &out)
    }
    switch frame {
    case .settings: throw .violation("a client sends SETTINGS once")
    case .request(let frame): return try receiveRequest(frame, now: now, into: &out)
    case .message(let frame): return try receiveMessage(frame, now: now, into: &out)
    case .end: throw .violation("END comes from servers only")
    case .cancel(let frame): return try receiveCancel(frame, now: now, into: &out)
    case .credit(let frame):
      try receiveCredit(frame, now: now)
      return []
    case .ping(let frame):
      try bucket.charge("PING", now: now)
      if !frame.isAck { out.writeFrame(.ping(PingFrame(opaque: frame.opaque, isAck: true))) }
      return []
    case .goAway(let frame): return receiveGoAway(frame)
    case .skipped(let type, _):
      try bucket.charge("extension frame \(type)", now: now)
      return []
    }
  }

  private mutating func receiveSettings(
    _ frame: SettingsFrame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ServerAction] {
    try peerSettings.apply(frame.pairs)
    guard let identity = policy.authenticate(frame.meta) else {
      throw ProtocolFault(.unauthorized, "the service or its token is not accepted here")
    }
    peer = identity
    idleSince = now
    guard let until = drainWanted else {
      phase = .serving
      return []
    }
    phase = .draining(until: until, isCancelled: false)
    return []
  }

  private mutating func receiveGoAway(_ frame: GoAwayFrame) -> [ServerAction] {
    peerSaidGoodbye = true
    // A client that leaves for another reason than a drain takes no answers any more.
    return frame.code == .drain ? closeIfDone() : close()
  }

  /// After both goodbyes, or the client's alone, the connection ends with its last call.
  mutating func closeIfDone() -> [ServerAction] {
    peerSaidGoodbye && calls.isEmpty ? close() : []
  }
}
