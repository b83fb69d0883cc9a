public import Moments
public import NIOCore

extension ServerConnectionMachine {
  /// A handler sends one message of its stream. It is on its way once `fill` was called.
  ///
  /// A message must be within `peerMaximumMessage`.
  public mutating func send(_ id: UInt64, _ message: ByteBuffer) -> SendVerdict {
    guard !isClosing, let call = calls[id], case .running(isStopped: false) = call.stage else { return .gone }
    precondition(call.shape.streamsResponses, "A method that answers once sends its answer with its return.")
    outgoing.add(id, message, window: call.sendWindow)
    return outgoing.mayAdd(id) ? .goOn : .wait
  }

  /// Leading metadata, before any message of the call: a frame of its own. Must be sendable and within what the peer takes.
  public mutating func sendMeta(_ id: UInt64, _ meta: Meta, into out: inout ByteBuffer) {
    guard !isClosing, let call = calls[id], case .running(isStopped: false) = call.stage else { return }
    out.writeFrame(.message(MessageFrame(call: id, flags: .empty, meta: meta)))
  }

  /// Bytes of the largest meta that the peer accepts.
  public var peerMaximumMeta: Int { Int(peerSettings.maximumMeta) }

  /// A handler returned. Its END is on its way once `fill` was called, often at once.
  ///
  /// `queue` and `service` are the times that END tells, `trailing` its metadata. An answer must be within
  /// `peerMaximumMessage`. An error waits behind the messages that were sent before it, unless the call was stopped.
  public mutating func finish(
    _ id: UInt64, _ outcome: HandlerOutcome, trailing: Meta = Meta(), queue: Duration, service: Duration,
    now: Moment, into out: inout ByteBuffer
  ) {
    // The connection failed while the handler ran: nobody is there to be answered.
    guard !isClosing, var call = calls[id] else { return }
    guard case .running(let isStopped) = call.stage else { preconditionFailure("Only a running handler can finish.") }
    switch call.verdict {
    case .fault(let fault): return refuse(id, fault, now, &out)
    case .loss(let loss): if !outcome.isFailure { return refuse(id, loss, now, &out) }
    case nil: break
    }
    var end = EndFrame(
      call: id,
      head: EndHead(code: 0, queueMicroseconds: queue.wireMicroseconds, serviceMicroseconds: service.wireMicroseconds),
      meta: trailing)
    switch outcome {
    case .answer(let answer):
      guard answer.readableBytes > min(WireLimits.maximumBody, call.sendWindow) || outgoing.contains(id) else {
        end.body = answer
        return writeNow(end, now: now, into: &out)
      }
      outgoing.add(id, answer, window: call.sendWindow)
    case .complete: end.flags = .empty
    case .failure(var head, let error):
      head.queueMicroseconds = end.head.queueMicroseconds
      head.serviceMicroseconds = end.head.serviceMicroseconds
      end.head = head
      end.body = ByteBuffer(bytes: error)
    }
    guard !isStopped, outgoing.contains(id) else { return writeNow(end, now: now, into: &out) }
    outgoing.close(id, window: call.sendWindow)
    call.stage = .ending(end)
    call.incoming.discard()
    heldBytes -= call.heldBytes
    call.heldBytes = 0
    credit.release(id)
    calls[id] = call
  }

  /// `finish` with one answer of `byteCount` bytes that `pack` writes straight to where it is sent from, where it fits
  /// into one frame and the call's window: then nothing waits and nothing is copied.
  public mutating func finish(
    _ id: UInt64, answering byteCount: Int, trailing: Meta = Meta(), queue: Duration, service: Duration,
    now: Moment, into out: inout ByteBuffer, pack: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    guard !isClosing, let index = calls.index(of: id) else { return }
    let isWhole = calls.update(at: index) { call in
      byteCount <= min(WireLimits.maximumBody, call.sendWindow) && call.verdict == nil
    }
    guard isWhole, trailing.entries.isEmpty else {
      var answer = ByteBuffer()
      answer.write(byteCount, pack)
      return finish(
        id, .answer(answer), trailing: trailing, queue: queue, service: service, now: now, into: &out)
    }
    let head = EndHead(
      code: 0, load: load, queueMicroseconds: queue.wireMicroseconds, serviceMicroseconds: service.wireMicroseconds)
    out.writeWhole(.end, [], call: id, body: byteCount) { memory in
      memory.store(head)
      if byteCount > 0 { pack(UnsafeMutableRawBufferPointer(rebasing: memory[FrameType.end.headLength...])) }
    }
    forget(id, now: now)
    endsSent += 1
    bucket.callFinished()
    closeIfDone()
  }

  private mutating func writeNow(_ end: EndFrame, now: Moment, into out: inout ByteBuffer) {
    var end = end
    end.head.load = load
    forget(end.call, now: now)
    writeEnd(end, into: &out)
    closeIfDone()
  }

  /// Writes messages until about `room` bytes were written.
  public mutating func fill(into out: inout ByteBuffer, room: Int, now: Moment) {
    guard !isClosing, !outgoing.isEmpty else { return }
    let start = out.readableBytes
    while out.readableBytes - start < room, let part = outgoing.next() {
      guard let call = calls[part.call] else { continue }
      guard part.isLast, case .ending(var end) = call.stage else {
        out.writeFrame(
          .message(MessageFrame(call: part.call, flags: part.isFinal ? [] : .more, body: part.body)))
        continue
      }
      if !part.isEmpty {
        if end.head.code == 0 {
          end.body = part.body
          end.flags = []
        } else {
          out.writeFrame(.message(MessageFrame(call: part.call, flags: [], body: part.body)))
        }
      }
      writeNow(end, now: now, into: &out)
    }
    releaseWriters()
  }
}

extension Duration {
  /// Whole microseconds within 32 bits.
  var wireMicroseconds: UInt32 {
    // In one word as nearly always, for dividing two costs far more: 18 s are no more than that.
    guard let attoseconds = UInt64(exactly: attoseconds) else { return self < .zero ? 0 : longMicroseconds }
    return UInt32(truncatingIfNeeded: attoseconds / 1_000_000_000_000)
  }

  private var longMicroseconds: UInt32 {
    UInt32(clamping: attoseconds / 1_000_000_000_000)
  }
}

extension ByteBuffer {
  /// Appends `byteCount` bytes that `pack` writes.
  mutating func write(_ byteCount: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void) {
    guard byteCount > 0 else { return }
    writeWithUnsafeMutableBytes(minimumWritableBytes: byteCount) { memory in
      pack(UnsafeMutableRawBufferPointer(rebasing: memory[..<byteCount]))
      return byteCount
    }
  }
}
