public import NIOCore

extension ServerConnectionMachine {
  /// A handler returned. Its answer is on its way once `fill` was called.
  ///
  /// `queue` and `service` are the times that END tells. An answer must be within `peerMaximumMessage`.
  public mutating func finish(
    _ id: UInt64, _ outcome: HandlerOutcome, queue: Duration, service: Duration, now: ContinuousClock.Instant,
    into out: inout ByteBuffer
  ) -> [ServerAction] {
    // The connection failed while the handler ran: nobody is there to be answered.
    guard !isClosing, var call = calls[id] else { return [] }
    guard case .running = call.stage else { preconditionFailure("Only a running handler can finish.") }
    switch outcome {
    case .answer(let bytes):
      call.stage = .answering(
        EndHead(
          code: 0, queueMicroseconds: queue.wireMicroseconds, serviceMicroseconds: service.wireMicroseconds))
      heldBytes -= call.heldBytes
      call.heldBytes = 0
      calls[id] = call
      outgoing.add(id, ByteBuffer(bytes: bytes), window: call.sendWindow)
      return []
    case .failure(var head, let error):
      head.load = load
      head.queueMicroseconds = queue.wireMicroseconds
      head.serviceMicroseconds = service.wireMicroseconds
      forget(id, now: now)
      writeEnd(EndFrame(call: id, head: head, body: ByteBuffer(bytes: error)), into: &out)
      return closeIfDone()
    }
  }

  /// Writes answers until about `room` bytes were written.
  public mutating func fill(
    into out: inout ByteBuffer, room: Int, now: ContinuousClock.Instant
  ) -> [ServerAction] {
    guard !isClosing else { return [] }
    let start = out.readableBytes
    while out.readableBytes - start < room, let part = outgoing.next() {
      guard let call = calls[part.call], case .answering(var head) = call.stage else { continue }
      guard part.isFinal else {
        out.writeFrame(.message(MessageFrame(call: part.call, flags: .more, body: part.body)))
        continue
      }
      head.load = load
      forget(part.call, now: now)
      writeEnd(EndFrame(call: part.call, head: head, body: part.body), into: &out)
    }
    return closeIfDone()
  }
}

extension Duration {
  /// Whole microseconds within 32 bits.
  var wireMicroseconds: UInt32 {
    UInt32(clamping: components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000)
  }
}
