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
  func peekFrameHeader() -> FrameHeader? {
    guard readableBytes >= WireLimits.headerLength,
      let length = getInteger(at: readerIndex, endianness: .little, as: UInt32.self),
      let type = getInteger(at: readerIndex + 4, as: UInt8.self),
      let flags = getInteger(at: readerIndex + 5, as: UInt8.self),
      let metaLength = getInteger(at: readerIndex + 6, endianness: .little, as: UInt16.self),
      let call = getInteger(at: readerIndex + 8, endianness: .little, as: UInt64.self)
    else { return nil }
    return FrameHeader(
      length: length, type: type, flags: FrameFlags(rawValue: flags), metaLength: metaLength, call: call)
  }

  mutating func writeFrameHeader(_ header: FrameHeader) {
    writeInteger(header.length, endianness: .little)
    writeInteger(header.type)
    writeInteger(header.flags.rawValue)
    writeInteger(header.metaLength, endianness: .little)
    writeInteger(header.call, endianness: .little)
  }
}
