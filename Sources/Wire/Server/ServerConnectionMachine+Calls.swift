internal import NIOCore

extension ServerConnectionMachine {
  mutating func receiveRequest(
    _ frame: RequestFrame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ServerAction] {
    guard !peerSaidGoodbye else { throw .violation("REQUEST after GOAWAY") }
    guard frame.call > lastCall else { throw .violation("call ids rise strictly") }
    lastCall = frame.call
    requestsReceived += 1
    if let refusal = refusal(of: frame) {
      writeRefusal(frame.call, refusal, into: &out)
      idleSince = now
      return closeIfDone()
    }
    let deadline = now + .milliseconds(Int64(frame.head.timeoutMilliseconds))
    var incoming = IncomingMessage(window: Int(settings.window))
    try incoming.append(frame.body)
    let request = ServerRequest(
      call: frame.call, head: frame.head, meta: frame.meta, message: [], deadline: deadline)
    var call = Call(
      stage: .receiving(request, incoming), deadline: deadline, sendWindow: Int(peerSettings.window))
    hold(frame.body.readableBytes, of: &call)
    calls[frame.call] = call
    if frame.flags.contains(.last) { return run(frame.call, request, incoming) }
    wantCredit(frame.call, incoming)
    return []
  }

  /// The reasons that can be seen in a REQUEST, in the order in which they are told.
  private func refusal(of frame: RequestFrame) -> Refusal? {
    guard let peer else { return .draining }
    if calls.count >= Int(settings.maximumCalls) { return .tooManyCalls(limit: settings.maximumCalls) }
    if heldBytes > limits.maximumHeldBytes { return .tooMuchHeld(limit: limits.maximumHeldBytes) }
    if let refusal = policy.admit(frame, from: peer) { return refusal }
    let metaLength = frame.meta.encodedLength
    if metaLength > Int(settings.maximumMeta) { return .metaTooLarge(size: metaLength, limit: settings.maximumMeta) }
    if frame.head.timeoutMilliseconds == 0 || frame.head.timeoutMilliseconds == RequestHead.unlimited {
      return .deadlineMissing
    }
    if frame.flags.contains(.compressed) { return .compressionNotSupported }
    if frame.flags.contains(.empty) || frame.flags.isDisjoint(with: [.last, .more]) { return .wrongCardinality }
    if frame.body.readableBytes > Int(settings.maximumMessage) {
      return .requestTooLarge(size: frame.body.readableBytes, limit: settings.maximumMessage)
    }
    return nil
  }

  mutating func receiveMessage(
    _ frame: MessageFrame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ServerAction] {
    try checkOpened(frame.call)
    // A refused call's client goes on until it reads our END: dropped, and no offence.
    guard var call = calls[frame.call] else { return [] }
    guard case .receiving(let request, var incoming) = call.stage else { throw .violation("MESSAGE after LAST") }
    guard frame.flags.isDisjoint(with: [.empty, .compressed]) else {
      throw .violation("a message begins before MORE of the last one has ended")
    }
    if frame.body.readableBytes == 0, !frame.flags.contains(.last) { try bucket.charge("empty MESSAGE", now: now) }
    try incoming.append(frame.body)
    guard incoming.bytes.count <= Int(settings.maximumMessage) else {
      return refuse(frame.call, .requestTooLarge(size: incoming.bytes.count, limit: settings.maximumMessage), now, &out)
    }
    hold(frame.body.readableBytes, of: &call)
    call.stage = .receiving(request, incoming)
    calls[frame.call] = call
    if frame.flags.contains(.last) { return run(frame.call, request, incoming) }
    guard frame.flags.contains(.more) else { return refuse(frame.call, .wrongCardinality, now, &out) }
    wantCredit(frame.call, incoming)
    return []
  }

  mutating func receiveCancel(
    _ frame: CancelFrame, now: ContinuousClock.Instant, into out: inout ByteBuffer
  ) throws(ProtocolFault) -> [ServerAction] {
    try checkOpened(frame.call)
    guard var call = calls[frame.call] else {
      try bucket.charge("CANCEL of an ended call", now: now)
      return []
    }
    guard !call.isCancelledByPeer else {
      try bucket.charge("second CANCEL", now: now)
      return []
    }
    call.isCancelledByPeer = true
    // The caller's clock may be a little ahead of ours: its deadline is ours.
    let isLate = frame.reason == .deadline
    switch call.stage {
    case .receiving: return refuse(frame.call, isLate ? .lateBeforeStart : .cancelledBeforeStart, now, &out)
    case .answering: return refuse(frame.call, isLate ? .lateWhileAnswering : .cancelledWhileAnswering, now, &out)
    case .running(let isStopped):
      // The slot is free again when the handler has returned, never before.
      call.stage = .running(isStopped: true)
      calls[frame.call] = call
      return isStopped ? [] : [.cancel(call: frame.call, isLate ? .deadline : .caller)]
    }
  }

  mutating func receiveCredit(_ frame: CreditFrame, now: ContinuousClock.Instant) throws(ProtocolFault) {
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

  /// The request is whole.
  private mutating func run(_ call: UInt64, _ request: ServerRequest, _ incoming: IncomingMessage) -> [ServerAction] {
    credit.release(call)
    var request = request
    request.message = incoming.bytes
    calls[call]?.stage = .running(isStopped: false)
    return [.run(request)]
  }

  /// Ends a call that is open and has no handler running.
  mutating func refuse(
    _ call: UInt64, _ refusal: Refusal, _ now: ContinuousClock.Instant, _ out: inout ByteBuffer
  ) -> [ServerAction] {
    forget(call, now: now)
    writeRefusal(call, refusal, into: &out)
    return closeIfDone()
  }

  private mutating func writeRefusal(_ call: UInt64, _ refusal: Refusal, into out: inout ByteBuffer) {
    let head = EndHead(
      code: refusal.code, bits: refusal.bits, load: load, retryAfterMilliseconds: refusal.retryAfterMilliseconds)
    let error = policy.pack(reason: refusal.reason, message: refusal.message)
    writeEnd(EndFrame(call: call, head: head, body: ByteBuffer(bytes: error)), into: &out)
  }

  mutating func writeEnd(_ frame: EndFrame, into out: inout ByteBuffer) {
    out.writeFrame(.end(frame))
    endsSent += 1
    bucket.callFinished()
  }

  /// Gives back everything the call held.
  mutating func forget(_ call: UInt64, now: ContinuousClock.Instant) {
    guard let ended = calls.removeValue(forKey: call) else { return }
    heldBytes -= ended.heldBytes
    credit.release(call)
    outgoing.remove(call)
    idleSince = now
  }

  var load: UInt16 {
    UInt16(min(10_000, calls.count * 10_000 / max(1, Int(settings.maximumCalls))))
  }

  private mutating func hold(_ bytes: Int, of call: inout Call) {
    call.heldBytes += bytes
    heldBytes += bytes
  }

  private func checkOpened(_ call: UInt64) throws(ProtocolFault) {
    guard call <= lastCall else { throw .violation("a frame of a call that was never opened") }
  }

  /// Asks for credit once half the window is used up, so that short messages never cost a CREDIT.
  private mutating func wantCredit(_ call: UInt64, _ incoming: IncomingMessage) {
    if incoming.window <= Int(settings.window) / 2 { credit.want(call) }
  }

  /// Hands out what the budget allows. Called once for all frames that arrived together.
  mutating func giveCredit(into out: inout ByteBuffer) throws(ProtocolFault) {
    guard !isClosing else { return }
    while let id = credit.next() {
      guard var call = calls[id], case .receiving(let request, var incoming) = call.stage else {
        credit.release(id)
        continue
      }
      incoming.grant(credit.perCall)
      call.stage = .receiving(request, incoming)
      calls[id] = call
      out.writeFrame(.credit(CreditFrame(call: id, bytes: UInt32(credit.perCall))))
    }
  }
}
