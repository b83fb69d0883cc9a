internal import Moments
public import NIOCore

extension ServerConnectionMachine {
  mutating func receiveRequest(
    _ frame: RequestFrame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    guard !peerSaidGoodbye else { throw .violation("REQUEST after GOAWAY") }
    guard frame.call > lastCall else { throw .violation("call ids rise strictly") }
    lastCall = frame.call
    requestsReceived += 1
    switch admission(of: frame) {
    case .refused(let refusal):
      writeRefusal(frame.call, refusal, into: &out)
      idleSince = now
      closeIfDone()
    case .accepted(let shape):
      try open(frame, shape, now: now)
    }
  }

  private mutating func open(
    _ frame: RequestFrame, _ shape: CallShape, now: Moment
  ) throws(ProtocolFault) {
    let isUnlimited = frame.head.timeoutMilliseconds == RequestHead.unlimited
    let deadline =
      isUnlimited ? now + CallShape.forEver : now.adding(milliseconds: frame.head.timeoutMilliseconds)
    var call = Call(
      stage: .running(isStopped: false), shape: shape, deadline: deadline,
      incoming: IncomingFlow(window: Int(settings.window)), sendWindow: Int(peerSettings.window))
    try call.incoming.take(frame.body)
    hold(frame.body.readableBytes, of: &call)
    call.incoming.isEnded = frame.flags.contains(.last)
    let message =
      frame.flags.contains(.empty)
      ? nil : call.incoming.assemble(frame.body, isFinal: !frame.flags.contains(.more))
    if earliestDeadline.map({ deadline < $0 }) ?? true { earliestDeadline = deadline }
    if shape.streamsRequests {
      run(frame.call, frame.head, frame.meta, ByteBuffer(), deadline)
      if let message { emit(.message(call: frame.call, message)) }
      if call.incoming.isEnded { emit(.halfClosed(call: frame.call)) }
    } else if let message {
      run(frame.call, frame.head, frame.meta, message, deadline)
    } else {
      call.stage = .receiving(frame.head, frame.meta)
    }
    if call.incoming.needsBudget { credit.want(frame.call) }
    calls.add(frame.call, call)
  }

  private mutating func run(
    _ call: UInt64, _ head: RequestHead, _ meta: Meta, _ message: ByteBuffer, _ deadline: Moment
  ) {
    emit(.run(ServerRequest(call: call, head: head, meta: meta, message: message, deadline: deadline)))
  }

  /// Looks at everything that can be seen in a REQUEST, in the order in which refusals are told.
  private func admission(of frame: RequestFrame) -> Admission {
    guard let peer else { return .refused(.draining) }
    // The grace is over: it would be cut off in a moment, and nobody would know how far it came.
    if case .draining(_, isCancelled: true) = phase { return .refused(.draining) }
    if calls.count >= Int(settings.maximumCalls) {
      return .refused(.tooManyCalls(limit: settings.maximumCalls))
    }
    if heldBytes > limits.maximumHeldBytes { return .refused(.tooMuchHeld(limit: limits.maximumHeldBytes)) }
    let admission = policy.admit(frame, from: peer)
    guard case .accepted(let shape) = admission else { return admission }
    return refusal(of: frame, shape).map { .refused($0) } ?? admission
  }

  private func refusal(of frame: RequestFrame, _ shape: CallShape) -> Refusal? {
    if !frame.meta.entries.isEmpty {
      let metaLength = frame.meta.encodedLength
      if metaLength > Int(settings.maximumMeta) {
        return .metaTooLarge(size: metaLength, limit: settings.maximumMeta)
      }
    }
    let timeout = frame.head.timeoutMilliseconds
    if timeout == 0 || (timeout == RequestHead.unlimited && !shape.isLongLived) { return .deadlineMissing }
    if frame.flags.contains(.compressed) { return .compressionNotSupported }
    if !shape.streamsRequests, frame.flags.contains(.empty) || frame.flags.isDisjoint(with: [.last, .more]) {
      return .wrongCardinality
    }
    if frame.body.readableBytes > Int(settings.maximumMessage) {
      return .requestTooLarge(size: frame.body.readableBytes, limit: settings.maximumMessage)
    }
    return nil
  }

  mutating func receiveMessage(
    _ frame: MessageFrame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    try checkOpened(frame.call)
    // A refused or answered call's client goes on until it reads our END: dropped, and no offence.
    guard var call = calls[frame.call] else { return }
    guard !call.incoming.isEnded else { throw .violation("MESSAGE after LAST") }
    guard !call.incoming.isWithinMessage || frame.flags.isDisjoint(with: [.empty, .compressed]) else {
      throw .violation("a message begins before MORE of the last one has ended")
    }
    if frame.body.readableBytes == 0, !frame.flags.contains(.last) { try bucket.charge("empty MESSAGE", now: now) }
    try call.incoming.take(frame.body)
    call.incoming.isEnded = frame.flags.contains(.last)
    if !call.incoming.isDiscarded { hold(frame.body.readableBytes, of: &call) }
    let size = call.incoming.partialLength + frame.body.readableBytes
    let message =
      frame.flags.contains(.empty)
      ? nil : call.incoming.assemble(frame.body, isFinal: !frame.flags.contains(.more))
    calls[frame.call] = call
    if size > Int(settings.maximumMessage) {
      return fault(frame.call, .requestTooLarge(size: size, limit: settings.maximumMessage), now, &out)
    }
    if frame.flags.contains(.compressed) { return fault(frame.call, .compressionNotSupported, now, &out) }
    switch call.stage {
    case .receiving(let head, let meta):
      guard let message else { break }
      guard call.incoming.isEnded else { return fault(frame.call, .wrongCardinality, now, &out) }
      credit.release(frame.call)
      calls[frame.call]?.stage = .running(isStopped: false)
      run(frame.call, head, meta, message, call.deadline)
    case .running(isStopped: false):
      if let message { emit(.message(call: frame.call, message)) }
      if call.incoming.isEnded { emit(.halfClosed(call: frame.call)) }
    case .running(isStopped: true), .ending:
      break
    }
    if call.incoming.needsBudget { credit.want(frame.call) }
    if let index = calls.index(of: frame.call) {
      out.writeCredit(calls[at: index].incoming.dueWithinMessage(), of: frame.call)
    }
  }

  /// A handler took a message of `bytes` of its caller's stream.
  public mutating func read(_ id: UInt64, bytes: Int, into out: inout ByteBuffer) {
    guard !isClosing, let index = calls.index(of: id) else { return }
    calls[at: index].incoming.read(bytes)
    let held = min(bytes, calls[at: index].heldBytes)
    calls[at: index].heldBytes -= held
    heldBytes -= held
    if calls[at: index].incoming.giveBack() { credit.release(id) }
    out.writeCredit(calls[at: index].incoming.dueCredit(), of: id)
    giveCredit(into: &out)
  }

  mutating func receiveCancel(
    _ frame: CancelFrame, now: Moment, into out: inout ByteBuffer
  ) throws(ProtocolFault) {
    try checkOpened(frame.call)
    guard let call = calls[frame.call] else { return try bucket.charge("CANCEL of an ended call", now: now) }
    guard !call.isCancelledByPeer else { return try bucket.charge("second CANCEL", now: now) }
    calls[frame.call]?.isCancelledByPeer = true
    // The caller's clock may be a little ahead of ours: its deadline is ours.
    let isLate = frame.reason == .deadline
    switch call.stage {
    case .receiving: refuse(frame.call, isLate ? .lateBeforeStart : .cancelledBeforeStart, now, &out)
    case .ending: refuse(frame.call, isLate ? .lateWhileAnswering : .cancelledWhileAnswering, now, &out)
    case .running: stop(frame.call, isLate ? .deadline : .caller)
    }
  }

  /// Has the handler cancelled, once. The slot is free again when it has returned, never before.
  mutating func stop(_ id: UInt64, _ reason: StopReason) {
    guard let index = calls.index(of: id), case .running(isStopped: false) = calls[at: index].stage else {
      return
    }
    calls[at: index].stage = .running(isStopped: true)
    calls[at: index].incoming.discard()
    heldBytes -= calls[at: index].heldBytes
    calls[at: index].heldBytes = 0
    credit.release(id)
    if outgoing.holds(id), calls[at: index].verdict == nil {
      calls[at: index].verdict = .loss(.stopped(reason))
    }
    outgoing.remove(id)
    emit(.cancel(call: id, reason))
    releaseWriters()
  }

  /// Ends a call for what its client sent: at once, or with its handler.
  private mutating func fault(
    _ id: UInt64, _ refusal: Refusal, _ now: Moment, _ out: inout ByteBuffer
  ) {
    guard let call = calls[id] else { return }
    switch call.stage {
    case .receiving: refuse(id, refusal, now, &out)
    case .running(isStopped: false):
      var refusal = refusal
      refusal.bits.remove(.notProcessed)
      calls[id]?.verdict = .fault(refusal)
      stop(id, .fault)
    case .running(isStopped: true), .ending: break
    }
  }

  mutating func receiveCredit(_ frame: CreditFrame, now: Moment) throws(ProtocolFault) {
    try checkOpened(frame.call)
    if frame.bytes == 0 { try bucket.charge("CREDIT of 0", now: now) }
    guard var call = calls[frame.call] else {
      return try bucket.charge("CREDIT for an ended call", now: now)
    }
    if let window = outgoing.window(of: frame.call) { call.sendWindow = window }
    try SendWindow.add(frame.bytes, to: &call.sendWindow)
    calls[frame.call] = call
    outgoing.grant(frame.call, window: call.sendWindow)
  }

  /// Ends a call that is open and has no handler running.
  mutating func refuse(
    _ call: UInt64, _ refusal: Refusal, _ now: Moment, _ out: inout ByteBuffer
  ) {
    forget(call, now: now)
    writeRefusal(call, refusal, into: &out)
    closeIfDone()
  }

  mutating func writeRefusal(_ call: UInt64, _ refusal: Refusal, into out: inout ByteBuffer) {
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
  mutating func forget(_ call: UInt64, now: Moment) {
    guard let ended = calls.remove(call) else { return }
    heldBytes -= ended.heldBytes
    credit.release(call)
    outgoing.remove(call)
    idleSince = now
    releaseWriters()
  }

  /// Tells handlers whose messages have left, or will never leave, that they may go on.
  mutating func releaseWriters() {
    while let call = outgoing.takeReleased() {
      if case .running? = calls[call]?.stage { emit(.writable(call: call)) }
    }
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

  /// Hands out what the budget allows. Called once for all frames that arrived together.
  mutating func giveCredit(into out: inout ByteBuffer) {
    while let id = credit.next() {
      guard let index = calls.index(of: id), calls[at: index].incoming.isWithinMessage,
        !calls[at: index].incoming.isEnded
      else {
        credit.release(id)
        continue
      }
      calls[at: index].incoming.borrow(credit.perCall)
      out.writeCredit(credit.perCall, of: id)
    }
  }
}
