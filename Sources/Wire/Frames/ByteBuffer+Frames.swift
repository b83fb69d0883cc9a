public import NIOCore

extension ByteBuffer {
  /// Appends a frame.
  ///
  /// Bodies and meta must be within `WireLimits`: a longer one is our own mistake and traps. A GOAWAY's text is cut.
  public mutating func writeFrame(_ frame: Frame) {
    switch frame {
    case .settings(let frame):
      writeHeader(.settings, [], call: 0, meta: frame.meta, body: frame.pairs.count * 8)
      frame.meta.encode(into: &self)
      for pair in frame.pairs {
        writeInteger(pair.id, endianness: .little)
        writeInteger(pair.value, endianness: .little)
      }
    case .request(let frame):
      writeRequest(frame.head, call: frame.call, flags: frame.flags, meta: frame.meta, body: frame.body)
    case .message(let frame):
      writeHeader(.message, frame.flags, call: frame.call, meta: frame.meta, body: frame.body.readableBytes)
      frame.meta.encode(into: &self)
      writeImmutableBuffer(frame.body)
    case .end(let frame):
      writeHeader(.end, frame.flags, call: frame.call, meta: frame.meta, body: frame.body.readableBytes)
      writeEndHead(frame.head)
      frame.meta.encode(into: &self)
      writeImmutableBuffer(frame.body)
    case .cancel(let frame):
      writeHeader(.cancel, [], call: frame.call)
      writeInteger(frame.reason.rawValue, endianness: .little)
      writeInteger(0, as: UInt32.self)
    case .credit(let frame):
      writeHeader(.credit, [], call: frame.call)
      writeInteger(frame.bytes, endianness: .little)
      writeInteger(0, as: UInt32.self)
    case .ping(let frame):
      writeHeader(.ping, frame.isAck ? .ack : [], call: 0)
      writeInteger(frame.opaque, endianness: .little)
    case .goAway(let frame):
      let text = frame.text.cut(toUTF8Bytes: WireLimits.maximumGoAwayText)
      writeHeader(.goAway, [], call: 0, body: text.utf8.count)
      writeInteger(frame.lastCall, endianness: .little)
      writeInteger(frame.code.rawValue, endianness: .little)
      writeInteger(frame.graceMilliseconds, endianness: .little)
      writeString(text)
    case .skipped(let type, let call):
      writeFrameHeader(FrameHeader(length: 0, type: type, flags: [], metaLength: 0, call: call))
    }
  }

  /// Appends a REQUEST, which is the frame that a client writes most: a `Frame` made for it would cost as much again.
  mutating func writeRequest(
    _ head: RequestHead, call: UInt64, flags: FrameFlags, meta: Meta, body: ByteBuffer
  ) {
    guard meta.entries.isEmpty else {
      writeHeader(.request, flags, call: call, meta: meta, body: body.readableBytes)
      writeRequestHead(head)
      meta.encode(into: &self)
      return _ = writeImmutableBuffer(body)
    }
    writeWhole(.request, flags, call: call, body: body.readableBytes) { memory in
      memory.store(head)
      body.withUnsafeReadableBytes {
        UnsafeMutableRawBufferPointer(rebasing: memory[FrameType.request.headLength...]).copyMemory(from: $0)
      }
    }
  }

  /// Appends a frame without meta whose head and body `fill` writes: all of it within one piece of memory, because each write
  /// of its own costs what a dozen words do.
  mutating func writeWhole(
    _ type: FrameType, _ flags: FrameFlags, call: UInt64, body: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    precondition(body <= WireLimits.maximumBody, "A body is at most 65,536 bytes; longer messages are split.")
    let length = type.headLength + body
    let header = FrameHeader(
      length: UInt32(length), type: type.rawValue, flags: flags, metaLength: 0, call: call)
    let whole = WireLimits.headerLength + length
    writeWithUnsafeMutableBytes(minimumWritableBytes: whole) { memory in
      memory.store(header.firstWord, at: 0)
      memory.store(call, at: 8)
      fill(UnsafeMutableRawBufferPointer(rebasing: memory[WireLimits.headerLength..<whole]))
      return whole
    }
  }

  /// Appends a CREDIT where there is any to give.
  mutating func writeCredit(_ bytes: Int, of call: UInt64) {
    if bytes > 0 { writeFrame(.credit(CreditFrame(call: call, bytes: UInt32(bytes)))) }
  }

  private mutating func writeHeader(
    _ type: FrameType, _ flags: FrameFlags, call: UInt64, meta: Meta = Meta(), body: Int = 0
  ) {
    precondition(body <= WireLimits.maximumBody, "A body is at most 65,536 bytes; longer messages are split.")
    let metaLength = meta.entries.isEmpty ? 0 : meta.encodedLength
    let length = type.headLength + metaLength + body
    reserveCapacity(minimumWritableBytes: WireLimits.headerLength + length)
    writeFrameHeader(
      FrameHeader(
        length: UInt32(length), type: type.rawValue, flags: flags, metaLength: UInt16(metaLength), call: call))
  }
}

extension UnsafeRawBufferPointer {
  /// A word as it travels: its lowest byte first.
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Stores a word as it travels: its lowest byte first.
  func store(_ word: UInt64, at offset: Int) {
    storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }
}

extension String {
  /// The longest prefix of whole characters that fits.
  func cut(toUTF8Bytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var result = self
    while result.utf8.count > limit { result.removeLast() }
    return result
  }
}
