public import Moments
public import NIOCore

extension ClientConnectionMachine {
  /// Opens a call. It is on its way once `fill` was called.
  public mutating func start(_ request: ClientRequest) -> ClientStart {
    switch phase {
    case .draining, .closing: return .notAccepting
    case .opening, .serving: break
    }
    guard calls.count < Int(peerSettings.maximumCalls) else { return .notAccepting }
    guard request.message.readableBytes <= Int(peerSettings.maximumMessage) else {
      return .messageTooLarge(limit: Int(peerSettings.maximumMessage))
    }
    guard request.meta.entries.isEmpty || request.meta.encodedLength <= Int(peerSettings.maximumMeta) else {
      return .metaTooLarge(limit: Int(peerSettings.maximumMeta))
    }
    lastCall += 1
    let window = Int(peerSettings.window)
    // Not past one that waits for its turn: ids rise strictly in the order in which REQUESTs are sent.
    if openings.isEmpty, !request.shape.streamsRequests,
      request.message.readableBytes <= min(window, WireLimits.maximumBody)
    {
      short.append((lastCall, request))
    } else {
      queue(request, window: window)
    }
    calls.add(
      lastCall,
      Call(
        shape: request.shape, deadline: request.deadline, sendWindow: window,
        incoming: IncomingFlow(window: Int(settings.window)), isHalfClosed: !request.shape.streamsRequests))
    if let deadline = request.deadline, earliestDeadline.map({ deadline < $0 }) ?? true { earliestDeadline = deadline }
    return .started(lastCall)
  }

  /// Its message goes in parts or comes later: it takes turns with others.
  private mutating func queue(_ request: ClientRequest, window: Int) {
    var opening = request
    opening.message = ByteBuffer()
    openings[lastCall] = opening
    guard !request.shape.streamsRequests else { return outgoing.announce(lastCall, window: window) }
    outgoing.add(lastCall, request.message, window: window)
    outgoing.close(lastCall, window: window)
  }

  /// Sends one message of the client's stream. It is on its way once `fill` was called.
  ///
  /// A message must be within `peerSettings.maximumMessage`.
  public mutating func send(_ id: UInt64, _ message: ByteBuffer) -> SendVerdict {
    guard !isClosing, let call = calls[id], !call.isAbandoned, !call.isHalfClosed else { return .gone }
    outgoing.add(id, message, window: call.sendWindow)
    return outgoing.mayAdd(id) ? .goOn : .wait
  }

  /// The client's stream is complete.
  public mutating func halfClose(_ id: UInt64) {
    guard !isClosing, let call = calls[id], !call.isAbandoned, !call.isHalfClosed else { return }
    calls[id]?.isHalfClosed = true
    outgoing.close(id, window: call.sendWindow)
  }

  /// The caller took a message of `bytes` of the server's stream.
  public mutating func read(_ id: UInt64, bytes: Int, into out: inout ByteBuffer) {
    guard !isClosing, let index = calls.index(of: id) else { return }
    calls[at: index].incoming.read(bytes)
    if calls[at: index].incoming.giveBack() { credit.release(id) }
    out.writeCredit(calls[at: index].incoming.dueCredit(), of: id)
    giveCredit(into: &out)
  }

  /// The caller gives a call up: it is told at once, its slot stays taken until END.
  public mutating func cancel(_ id: UInt64, _ reason: CancelReason, into out: inout ByteBuffer) {
    abandon(id, reason, .cancelled, into: &out)
  }

  /// Writes requests and messages until about `room` bytes were written.
  public mutating func fill(into out: inout ByteBuffer, room: Int, now: Moment) {
    guard !isClosing else { return }
    let start = out.readableBytes
    while out.readableBytes - start < room, let next = short.popFirst() {
      // It may have been given up.
      guard let index = calls.index(of: next.call) else { continue }
      let isWanted = calls.update(at: index) { call in
        guard call.isUnwritten else { return false }
        call.isUnwritten = false
        call.sendWindow -= next.request.message.readableBytes
        return true
      }
      guard isWanted else { continue }
      out.writeRequest(next.request, call: next.call, flags: .last, body: next.request.message, now: now)
    }
    guard !outgoing.isEmpty else { return }
    while out.readableBytes - start < room, let part = outgoing.next() {
      guard let index = calls.index(of: part.call) else { continue }
      var flags: FrameFlags = part.isFinal ? [] : .more
      if part.isEmpty { flags = .empty }
      if part.isLast, calls[at: index].isHalfClosed { flags.insert(.last) }
      if calls[at: index].isUnwritten, let request = openings.removeValue(forKey: part.call) {
        calls[at: index].isUnwritten = false
        out.writeRequest(request, call: part.call, flags: flags, body: part.body, now: now)
      } else {
        out.writeFrame(.message(MessageFrame(call: part.call, flags: flags, body: part.body)))
      }
    }
    releaseWriters()
  }

  /// Tells the caller `result`, asks the server to stop, keeps the slot until END.
  mutating func abandon(_ id: UInt64, _ reason: CancelReason, _ result: CallResult, into out: inout ByteBuffer) {
    guard var call = calls[id], !call.isAbandoned else { return }
    outgoing.remove(id)
    credit.release(id)
    guard !call.isUnwritten else {
      calls[id] = nil
      openings[id] = nil
      emit(.finished(call: id, result))
      emit(.slotFreed)
      return closeIfDone()
    }
    call.isAbandoned = true
    call.incoming.discard()
    calls[id] = call
    out.writeFrame(.cancel(CancelFrame(call: id, reason: reason)))
    emit(.finished(call: id, result))
  }

  /// Tells whoever sends that it may go on.
  mutating func releaseWriters() {
    while let call = outgoing.takeReleased() {
      if calls[call]?.isAbandoned == false { emit(.writable(call: call)) }
    }
  }
}

extension ClientRequest {
  /// The REQUEST's head, with the time that is left now.
  func head(now: Moment) -> RequestHead {
    var timeout = RequestHead.unlimited
    if let deadline {
      let left = deadline.nanoseconds - now.nanoseconds
      let milliseconds = left / 1_000_000 + (left % 1_000_000 > 0 ? 1 : 0)
      timeout = UInt32(max(1, min(milliseconds, Int64(UInt32.max) - 1)))
    }
    return RequestHead(
      method: method, timeoutMilliseconds: timeout, attempt: attempt, traceFlags: traceFlags, traceHigh: traceHigh,
      traceLow: traceLow, span: span)
  }
}

extension ByteBuffer {
  /// Appends a REQUEST.
  fileprivate mutating func writeRequest(
    _ request: ClientRequest, call: UInt64, flags: FrameFlags, body: ByteBuffer, now: Moment
  ) {
    writeRequest(request.head(now: now), call: call, flags: flags, meta: request.meta, body: body)
  }
}
