public import Moments
public import NIOCore

extension ClientConnectionMachine {
  /// Works through bytes that arrived.
  public mutating func receive(
    _ bytes: inout ByteBuffer, now: Moment, into out: inout ByteBuffer
  ) {
    guard !isClosing else { return bytes.clear() }
    heardAt = now
    pingedAt = nil
    decoder.append(&bytes)
    do throws(ProtocolFault) {
      if !hasPreamble { try receivePreamble() }
      var completedFrames = false
      while hasPreamble, !isClosing, let frame = try decoder.next() {
        completedFrames = true
        try receive(frame, now: now, into: &out)
      }
      watch.progressed(hasPartialFrame: decoder.hasPartialFrame, completedFrames: completedFrames, now: now)
      giveCredit(into: &out)
    } catch {
      fail(error, into: &out)
    }
    decoder.compact()
  }

  /// Looks at everything that time decides. Call it about every 50 ms, and at `nextDeadline` where that is sooner.
  public mutating func tick(now: Moment, into out: inout ByteBuffer) {
    guard !isClosing else { return }
    do throws(ProtocolFault) {
      try watch.check(now: now)
    } catch {
      return fail(error, into: &out)
    }
    if case .opening(let since) = phase {
      if since.duration(to: now) >= limits.handshake { close(.silence) }
      return
    }
    expireCalls(now: now, into: &out)
    keepAlive(now: now, into: &out)
  }

  /// Looks at the calls only where one may be late, which with deadlines of seconds is next to never.
  private mutating func expireCalls(now: Moment, into out: inout ByteBuffer) {
    guard let earliest = earliestDeadline, earliest <= now else { return }
    earliestDeadline = nil
    for (id, call) in calls.sorted where !call.isAbandoned {
      guard let deadline = call.deadline else { continue }
      if deadline <= now {
        abandon(id, .deadline, .expired, into: &out)
      } else if earliestDeadline.map({ deadline < $0 }) ?? true {
        earliestDeadline = deadline
      }
    }
    releaseWriters()
  }

  private mutating func keepAlive(now: Moment, into out: inout ByteBuffer) {
    guard !isClosing else { return }
    if let pingedAt {
      if pingedAt.duration(to: now) >= limits.pingTimeout { close(.silence) }
      return
    }
    let allowed = Duration.milliseconds(Int64(peerSettings.minimumPingMilliseconds))
    let interval = max(allowed, calls.isEmpty ? limits.idlePingInterval : limits.pingInterval)
    guard heardAt.duration(to: now) >= interval else { return }
    pings += 1
    pingedAt = now
    out.writeFrame(.ping(PingFrame(opaque: pings, isAck: false)))
  }

  private mutating func receivePreamble() throws(ProtocolFault) {
    guard let verdict = decoder.nextPreamble() else { return }
    switch verdict {
    case .accepted: hasPreamble = true
    case .otherMajor(let major): throw ProtocolFault(.version, "major version \(major) is not spoken here; it is 1")
    case .http, .foreign: close(.foreign)
    }
  }

  private mutating func receive(
    _ frame: Frame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    if case .opening = phase {
      guard case .settings(let frame) = frame else { throw .violation("the first frame is SETTINGS") }
      try peerSettings.apply(frame.pairs)
      phase = .serving
      return emit(.ready(maximumCalls: Int(peerSettings.maximumCalls)))
    }
    switch frame {
    case .settings(let frame): try receiveSettings(frame)
    case .request: throw .violation("REQUEST comes from clients only")
    case .cancel: throw .violation("CANCEL comes from clients only")
    case .message(let frame): try receiveMessage(frame, now: now, into: &out)
    case .end(let frame): try receiveEnd(frame)
    case .credit(let frame): try receiveCredit(frame, now: now)
    case .ping(let frame):
      guard !frame.isAck else { return }
      try bucket.charge("PING", now: now)
      out.writeFrame(.ping(PingFrame(opaque: frame.opaque, isAck: true)))
    case .goAway(let frame): receiveGoAway(frame, into: &out)
    case .skipped(let type, _): try bucket.charge("extension frame \(type)", now: now)
    }
  }

  private mutating func receiveSettings(_ frame: SettingsFrame) throws(ProtocolFault) {
    var changed = peerSettings
    try changed.apply(frame.pairs)
    var expected = peerSettings
    expected.maximumCalls = changed.maximumCalls
    guard changed == expected else { throw .violation("a second SETTINGS changes max_calls only") }
    peerSettings = changed
    // Once we drain, nobody may be led to send calls here again.
    if phase == .serving { emit(.ready(maximumCalls: Int(changed.maximumCalls))) }
  }

  private mutating func receiveMessage(
    _ frame: MessageFrame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    let id = frame.call
    try checkOpened(id)
    guard !frame.flags.contains(.last) else { throw .violation("LAST comes from clients only") }
    guard var call = calls[id] else { return }
    guard !call.isUnwritten else { throw .violation("MESSAGE of a call that was never opened") }
    guard !call.incoming.isWithinMessage || frame.flags.isDisjoint(with: [.empty, .compressed]) else {
      throw .violation("a message begins before MORE of the last one has ended")
    }
    if frame.body.readableBytes == 0, frame.meta.entries.isEmpty { try bucket.charge("empty MESSAGE", now: now) }
    try call.incoming.take(frame.body)
    let size = call.incoming.partialLength + frame.body.readableBytes
    let message =
      frame.flags.contains(.empty)
      ? nil : call.incoming.assemble(frame.body, isFinal: !frame.flags.contains(.more))
    let isFirst = !call.isAnswering
    call.isAnswering = true
    calls[id] = call
    guard !call.isAbandoned else { return }
    if isFirst, !frame.meta.entries.isEmpty { emit(.leading(call: id, frame.meta)) }
    let isWrong = message != nil && !call.shape.streamsResponses
    if isWrong || frame.flags.contains(.compressed) { return abandon(id, .unspecified, .answerMalformed, into: &out) }
    guard size <= Int(settings.maximumMessage) else {
      return abandon(id, .unspecified, .answerTooLarge(limit: Int(settings.maximumMessage)), into: &out)
    }
    if let message { emit(.message(call: id, message)) }
    if call.incoming.needsBudget { credit.want(id) }
    if let index = calls.index(of: id) { out.writeCredit(calls[at: index].incoming.dueWithinMessage(), of: id) }
  }

  private mutating func receiveEnd(_ frame: EndFrame) throws(ProtocolFault) {
    let id = frame.call
    try checkOpened(id)
    guard let index = calls.index(of: id) else { return }
    // Left where it is until nothing can be wrong any more: who waits for it is told of a fault like all others.
    try calls.update(at: index) { call throws(ProtocolFault) in
      guard !call.isUnwritten else { throw .violation("END of a call that was never opened") }
      if frame.head.code == 0 { try call.incoming.take(frame.body) }
    }
    guard var call = calls.remove(id) else { return }
    outgoing.remove(id)
    credit.release(id)
    bucket.callFinished()
    if !call.isAbandoned {
      emit(.finished(call: id, result(of: frame, &call), trailing: frame.meta))
    }
    emit(.slotFreed)
    closeIfDone()
  }

  private mutating func result(of frame: EndFrame, _ call: inout Call) -> CallResult {
    guard frame.head.code == 0 else { return .failure(frame.head, error: Array(frame.body.readableBytesView)) }
    guard !frame.flags.contains(.compressed) else { return .answerMalformed }
    if frame.flags.contains(.empty) {
      return call.shape.streamsResponses && !call.incoming.isWithinMessage ? .complete(frame.head) : .answerMalformed
    }
    guard call.incoming.partialLength + frame.body.readableBytes <= Int(settings.maximumMessage),
      let message = call.incoming.assemble(frame.body, isFinal: true)
    else { return .answerTooLarge(limit: Int(settings.maximumMessage)) }
    guard call.shape.streamsResponses else { return .answer(message, frame.head) }
    emit(.message(call: frame.call, message))
    return .complete(frame.head)
  }

  private mutating func receiveCredit(_ frame: CreditFrame, now: Moment) throws(ProtocolFault) {
    try checkOpened(frame.call)
    if frame.bytes == 0 { try bucket.charge("CREDIT of 0", now: now) }
    guard var call = calls[frame.call] else { return try bucket.charge("CREDIT for an ended call", now: now) }
    if let window = outgoing.window(of: frame.call) { call.sendWindow = window }
    try SendWindow.add(frame.bytes, to: &call.sendWindow)
    calls[frame.call] = call
    outgoing.grant(frame.call, window: call.sendWindow)
  }

  private mutating func receiveGoAway(_ frame: GoAwayFrame, into out: inout ByteBuffer) {
    guard frame.code != .drain else { return drain(into: &out) }
    phase = .closing
    failAll(processedUpTo: frame.lastCall)
    emit(.close(.goAway(frame.code, text: frame.text)))
  }

  private func checkOpened(_ call: UInt64) throws(ProtocolFault) {
    guard call <= lastCall else { throw .violation("a frame of a call that was never opened") }
  }

  /// Hands out what the budget allows. Called once for all frames that arrived together.
  mutating func giveCredit(into out: inout ByteBuffer) {
    guard !isClosing else { return }
    while let id = credit.next() {
      guard let index = calls.index(of: id), !calls[at: index].isAbandoned,
        calls[at: index].incoming.isWithinMessage
      else {
        credit.release(id)
        continue
      }
      calls[at: index].incoming.borrow(credit.perCall)
      out.writeCredit(credit.perCall, of: id)
    }
  }
}
