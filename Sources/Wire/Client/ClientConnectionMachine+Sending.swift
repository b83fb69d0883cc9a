public import NIOCore

extension ClientConnectionMachine {
  /// Opens a call. It is on its way once `fill` was called.
  public mutating func start(_ request: ClientRequest) -> ClientStart {
    switch phase {
    case .draining, .closing: return .notAccepting
    case .opening, .serving: break
    }
    guard calls.count < Int(peerSettings.maximumCalls) else { return .notAccepting }
    guard request.message.count <= Int(peerSettings.maximumMessage) else {
      return .messageTooLarge(limit: Int(peerSettings.maximumMessage))
    }
    guard request.meta.encodedLength <= Int(peerSettings.maximumMeta) else {
      return .metaTooLarge(limit: Int(peerSettings.maximumMeta))
    }
    lastCall += 1
    let window = Int(peerSettings.window)
    outgoing.add(lastCall, ByteBuffer(bytes: request.message), window: window)
    var unwritten = request
    unwritten.message = []
    calls[lastCall] = Call(
      deadline: request.deadline, unwritten: unwritten, sendWindow: window,
      incoming: IncomingMessage(window: Int(settings.window)))
    return .started(lastCall)
  }

  /// The caller gives a call up: it is told at once, its slot stays taken until END.
  public mutating func cancel(
    _ id: UInt64, _ reason: CancelReason, into out: inout ByteBuffer
  ) -> [ClientAction] {
    abandon(id, reason, .cancelled, into: &out)
  }

  /// Writes requests until about `room` bytes were written.
  public mutating func fill(into out: inout ByteBuffer, room: Int, now: ContinuousClock.Instant) {
    guard !isClosing else { return }
    let start = out.readableBytes
    while out.readableBytes - start < room, let part = outgoing.next() {
      guard var call = calls[part.call] else { continue }
      let flags: FrameFlags = part.isFinal ? .last : .more
      if let request = call.unwritten {
        call.unwritten = nil
        calls[part.call] = call
        out.writeFrame(
          .request(
            RequestFrame(
              call: part.call, flags: flags, head: request.head(now: now), meta: request.meta, body: part.body)))
      } else {
        out.writeFrame(.message(MessageFrame(call: part.call, flags: flags, body: part.body)))
      }
    }
  }

  /// Tells the caller `result`, asks the server to stop, keeps the slot until END.
  mutating func abandon(
    _ id: UInt64, _ reason: CancelReason, _ result: CallResult, into out: inout ByteBuffer
  ) -> [ClientAction] {
    guard var call = calls[id], !call.isAbandoned else { return [] }
    outgoing.remove(id)
    credit.release(id)
    guard call.unwritten == nil else {
      calls[id] = nil
      return [.finished(call: id, result), .slotFreed] + closeIfDone()
    }
    call.isAbandoned = true
    call.incoming.discard()
    calls[id] = call
    out.writeFrame(.cancel(CancelFrame(call: id, reason: reason)))
    return [.finished(call: id, result)]
  }
}

extension ClientRequest {
  /// The REQUEST's head, with the time that is left now.
  fileprivate func head(now: ContinuousClock.Instant) -> RequestHead {
    let left = now.duration(to: deadline).components
    let milliseconds = left.seconds * 1_000 + (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return RequestHead(
      method: method, timeoutMilliseconds: UInt32(clamping: min(max(1, milliseconds), Int64(UInt32.max) - 1)),
      attempt: attempt, traceFlags: traceFlags, traceHigh: traceHigh, traceLow: traceLow, span: span)
  }
}
