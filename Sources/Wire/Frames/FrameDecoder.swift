public import NIOCore

/// Cuts a stream of bytes into frames, wherever the network cut it.
///
/// It checks what a frame alone can show: length, type, flags, sizes, reserved bytes, meta. A fault is final: nothing
/// behind it can be trusted. It never holds more than one unfinished frame (under 128 KiB and 16 bytes).
public struct FrameDecoder: Sendable {
  private var buffer = ByteBuffer()

  public init() {}

  /// Whether some bytes wait for the rest of their frame.
  public var hasPartialFrame: Bool { buffer.readableBytes > 0 }

  /// Takes over what arrived. Call `next()` until it answers nil, then `compact()`.
  public mutating func append(_ bytes: inout ByteBuffer) {
    if buffer.readableBytes == 0 {
      buffer = bytes
    } else {
      buffer.writeBuffer(&bytes)
    }
    // Let go of, not cleared: clearing what is shared allocates as much again.
    bytes = ByteBuffer()
  }

  /// Lets go of the network's buffer, so that it can be used again: a rest is copied.
  public mutating func compact() {
    buffer = buffer.readableBytes == 0 ? ByteBuffer() : ByteBuffer(bytes: buffer.readableBytesView)
  }

  /// What the connection's first bytes say; nil while too few have arrived.
  public mutating func nextPreamble() -> PreambleVerdict? {
    Preamble.read(from: &buffer)
  }

  /// The next whole frame; nil while it is unfinished.
  public mutating func next() throws(ProtocolFault) -> Frame? {
    guard let header = buffer.peekFrameHeader() else { return nil }
    let type = try Self.check(header)
    guard buffer.readableBytes >= WireLimits.headerLength + Int(header.length) else { return nil }
    buffer.moveReaderIndex(forwardBy: WireLimits.headerLength)
    guard var rest = buffer.readSlice(length: Int(header.length)) else { return nil }
    guard let type else { return .skipped(type: header.type, call: header.call) }
    return try Self.decode(type, header, &rest)
  }

  /// Judges a header before its frame has arrived, so that a bad one costs no memory. Nil means an extension.
  private static func check(_ header: FrameHeader) throws(ProtocolFault) -> FrameType? {
    let length = Int(header.length)
    let meta = Int(header.metaLength)
    guard length < WireLimits.lengthBound else { throw .violation("length is not below \(WireLimits.lengthBound)") }
    guard meta <= WireLimits.maximumMeta else {
      throw .violation("meta is longer than \(WireLimits.maximumMeta) bytes")
    }
    guard let type = FrameType(rawValue: header.type) else {
      guard header.type >= FrameType.firstExtension else { throw .violation("unknown frame type \(header.type)") }
      guard meta <= length else { throw .violation("meta is longer than its frame") }
      return nil
    }
    guard header.flags.isSubset(of: type.knownFlags) else {
      throw .violation("unknown flag on frame type \(type.rawValue)")
    }
    guard type.headLength <= length else { throw .violation("head is longer than its frame") }
    guard type.headLength + meta <= length else { throw .violation("meta is longer than its frame") }
    let body = length - type.headLength - meta
    guard body <= WireLimits.maximumBody else {
      throw .violation("body is longer than \(WireLimits.maximumBody) bytes")
    }
    guard body == 0 || type.hasBody else { throw .violation("frame type \(type.rawValue) has no body") }
    guard type.isOfConnection == (header.call == 0) else {
      throw .violation(
        type.isOfConnection
          ? "frame type \(type.rawValue) belongs to call 0" : "call 0 on a frame that needs a call")
    }
    try checkFlags(header.flags, body: body)
    return type
  }

  private static func checkFlags(_ flags: FrameFlags, body: Int) throws(ProtocolFault) {
    if flags.contains(.more), flags.contains(.last) { throw .violation("LAST stands on a message's final part") }
    if flags.contains(.empty) {
      guard body == 0 else { throw .violation("EMPTY on a frame with a body") }
      guard flags.isDisjoint(with: [.more, .compressed]) else { throw .violation("EMPTY on a frame with a message") }
    }
  }

  private static func decode(
    _ type: FrameType, _ header: FrameHeader, _ rest: inout ByteBuffer
  ) throws(ProtocolFault) -> Frame {
    switch type {
    case .settings:
      let meta = try readMeta(header, &rest)
      return .settings(SettingsFrame(pairs: try readPairs(&rest), meta: meta))
    case .request:
      let head = try rest.readRequestHead()
      let meta = try readMeta(header, &rest)
      return .request(RequestFrame(call: header.call, flags: header.flags, head: head, meta: meta, body: rest))
    case .message:
      let meta = try readMeta(header, &rest)
      return .message(MessageFrame(call: header.call, flags: header.flags, meta: meta, body: rest))
    case .end:
      let head = try rest.readEndHead()
      let meta = try readMeta(header, &rest)
      return .end(EndFrame(call: header.call, flags: header.flags, head: head, meta: meta, body: rest))
    case .cancel:
      let (reason, reserved) = try readWords(&rest)
      guard reserved == 0 else { throw .violation("reserved bytes of a CANCEL are not 0") }
      return .cancel(CancelFrame(call: header.call, reason: CancelReason(rawValue: reason)))
    case .credit:
      let (bytes, reserved) = try readWords(&rest)
      guard reserved == 0 else { throw .violation("reserved bytes of a CREDIT are not 0") }
      return .credit(CreditFrame(call: header.call, bytes: bytes))
    case .ping:
      guard let opaque = rest.readInteger(endianness: .little, as: UInt64.self) else {
        throw .violation("a PING head has 8 bytes")
      }
      return .ping(PingFrame(opaque: opaque, isAck: header.flags.contains(.ack)))
    case .goAway:
      guard let lastCall = rest.readInteger(endianness: .little, as: UInt64.self) else {
        throw .violation("a GOAWAY head has 16 bytes")
      }
      let (code, grace) = try readWords(&rest)
      _ = try readMeta(header, &rest)
      guard rest.readableBytes <= WireLimits.maximumGoAwayText else {
        throw .violation("a GOAWAY's text is longer than \(WireLimits.maximumGoAwayText) bytes")
      }
      return .goAway(
        GoAwayFrame(
          lastCall: lastCall, code: GoAwayCode(rawValue: code), graceMilliseconds: grace,
          text: String(buffer: rest)))
    }
  }

  private static func readMeta(_ header: FrameHeader, _ rest: inout ByteBuffer) throws(ProtocolFault) -> Meta {
    guard header.metaLength > 0 else { return Meta() }
    guard let bytes = rest.readSlice(length: Int(header.metaLength)) else {
      throw .violation("meta is longer than its frame")
    }
    return try Meta(decoding: bytes)
  }

  private static func readPairs(_ rest: inout ByteBuffer) throws(ProtocolFault) -> [SettingsPair] {
    guard rest.readableBytes.isMultiple(of: 8) else { throw .violation("SETTINGS are pairs of 8 bytes") }
    var pairs: [SettingsPair] = []
    while rest.readableBytes > 0 {
      let (id, value) = try readWords(&rest)
      pairs.append(SettingsPair(id: id, value: value))
    }
    return pairs
  }

  private static func readWords(_ rest: inout ByteBuffer) throws(ProtocolFault) -> (UInt32, UInt32) {
    guard let first = rest.readInteger(endianness: .little, as: UInt32.self),
      let second = rest.readInteger(endianness: .little, as: UInt32.self)
    else { throw .violation("head is longer than its frame") }
    return (first, second)
  }
}
