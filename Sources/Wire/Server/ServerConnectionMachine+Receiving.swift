public import Moments
public import NIOCore

extension ServerConnectionMachine {
  /// Works through bytes that arrived.
  public mutating func receive(
    _ bytes: inout ByteBuffer, now: Moment, into out: inout ByteBuffer
  ) {
    guard !isClosing else { return bytes.clear() }
    decoder.append(&bytes)
    do throws(ProtocolFault) {
      if !hasPreamble { try receivePreamble(into: &out) }
      var completedFrames = false
      while hasPreamble, !isClosing, let frame = try decoder.next() {
        completedFrames = true
        try receive(frame, now: now, into: &out)
      }
      watch.progressed(hasPartialFrame: decoder.hasPartialFrame, completedFrames: completedFrames, now: now)
      if !isClosing { giveCredit(into: &out) }
    } catch {
      fail(error, into: &out)
    }
    decoder.compact()
  }

  /// Writes our preamble and SETTINGS, once.
  public mutating func open(into out: inout ByteBuffer) {
    guard !isOpeningWritten else { return }
    isOpeningWritten = true
    out.writeBytes(Preamble.bytes)
    out.writeFrame(.settings(SettingsFrame(pairs: settings.pairs, meta: meta)))
  }

  /// Says why, and ends the connection.
  mutating func fail(_ fault: ProtocolFault, into out: inout ByteBuffer) {
    guard !isClosing else { return }
    open(into: &out)
    out.writeFrame(.goAway(GoAwayFrame(lastCall: lastCall, code: fault.code, text: fault.rule)))
    close()
  }

  mutating func close() {
    guard !isClosing else { return }
    phase = .closing
    calls.removeAll()
    heldBytes = 0
    outgoing = OutgoingMessages()
    emit(.close)
  }

  private mutating func receivePreamble(into out: inout ByteBuffer) throws(ProtocolFault) {
    guard let verdict = decoder.nextPreamble() else { return }
    switch verdict {
    case .accepted:
      hasPreamble = true
      open(into: &out)
    case .otherMajor(let major):
      throw ProtocolFault(.version, "major version \(major) is not spoken here; it is 1")
    case .http:
      out.writeString(Preamble.httpAnswer)
      close()
    case .foreign:
      close()
    }
  }

  private mutating func receive(
    _ frame: Frame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    if case .opening = phase {
      guard case .settings(let frame) = frame else { throw .violation("the first frame is SETTINGS") }
      return try receiveSettings(frame, now: now, into: &out)
    }
    switch frame {
    case .settings: throw .violation("a client sends SETTINGS once")
    case .request(let frame): try receiveRequest(frame, now: now, into: &out)
    case .message(let frame): try receiveMessage(frame, now: now, into: &out)
    case .end: throw .violation("END comes from servers only")
    case .cancel(let frame): try receiveCancel(frame, now: now, into: &out)
    case .credit(let frame): try receiveCredit(frame, now: now)
    case .ping(let frame):
      try bucket.charge("PING", now: now)
      if !frame.isAck { out.writeFrame(.ping(PingFrame(opaque: frame.opaque, isAck: true))) }
    case .goAway(let frame): receiveGoAway(frame)
    case .skipped(let type, _):
      try bucket.charge("extension frame \(type)", now: now)
    }
  }

  private mutating func receiveSettings(
    _ frame: SettingsFrame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    try peerSettings.apply(frame.pairs)
    guard let identity = policy.authenticate(frame.meta) else {
      throw ProtocolFault(.unauthorized, "the service or its token is not accepted here")
    }
    peer = identity
    idleSince = now
    phase = drainWanted.map { .draining(until: $0, isCancelled: false) } ?? .serving
  }

  private mutating func receiveGoAway(_ frame: GoAwayFrame) {
    peerSaidGoodbye = true
    // A client that leaves for another reason than a drain takes no answers any more.
    if frame.code == .drain { closeIfDone() } else { close() }
  }

  /// After both goodbyes, or the client's alone, the connection ends with its last call.
  mutating func closeIfDone() {
    if peerSaidGoodbye, calls.isEmpty { close() }
  }
}
