internal import NIOCore

/// The 16 bytes that every frame begins with.
struct FrameHeader: Equatable {
  /// Bytes that follow the header: head, meta and body.
  var length: UInt32
  var type: UInt8
  var flags: FrameFlags
  var metaLength: UInt16
  /// 0 for the connection.
  var call: UInt64
}

extension ByteBuffer {
  /// Reads no byte away: the header at the reader's place, nil where fewer than 16 bytes are there.
  ///
  /// Two loads: on the wire as in memory the lowest byte comes first.
  func peekFrameHeader() -> FrameHeader? {
    guard readableBytes >= WireLimits.headerLength else { return nil }
    let (first, call) = withUnsafeReadableBytes { ($0.word(at: 0), $0.word(at: 8)) }
    return FrameHeader(
      length: UInt32(truncatingIfNeeded: first), type: UInt8(truncatingIfNeeded: first >> 32),
      flags: FrameFlags(rawValue: UInt8(truncatingIfNeeded: first >> 40)),
      metaLength: UInt16(truncatingIfNeeded: first >> 48), call: call)
  }

  mutating func writeFrameHeader(_ header: FrameHeader) {
    writeMultipleIntegers(header.firstWord, header.call, endianness: .little)
  }
}

extension FrameHeader {
  /// Everything but the call, as it travels.
  var firstWord: UInt64 {
    UInt64(length) | UInt64(type) << 32 | UInt64(flags.rawValue) << 40 | UInt64(metaLength) << 48
  }
}
