internal import NIOCore

/// The 16 fixed bytes of an END: retry logic needs no more than these.
public struct EndHead: Sendable, Hashable {
  /// gRPC's status codes, 0 to 16.
  public var code: UInt8
  public var bits: EndBits
  /// Running calls divided by the limit, in ten thousandths.
  public var load: UInt16
  /// How long the server asks to wait before another try; 0 for no wish.
  public var retryAfterMilliseconds: UInt32
  /// Microseconds between the request's arrival and the handler's start.
  public var queueMicroseconds: UInt32
  /// Microseconds spent in the handler.
  public var serviceMicroseconds: UInt32

  public init(
    code: UInt8, bits: EndBits = [], load: UInt16 = 0, retryAfterMilliseconds: UInt32 = 0,
    queueMicroseconds: UInt32 = 0, serviceMicroseconds: UInt32 = 0
  ) {
    self.code = code
    self.bits = bits
    self.load = load
    self.retryAfterMilliseconds = retryAfterMilliseconds
    self.queueMicroseconds = queueMicroseconds
    self.serviceMicroseconds = serviceMicroseconds
  }
}

/// What a failed call's sender may do next.
public struct EndBits: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The handler never ran: safe to send again, anywhere.
  public static let notProcessed = EndBits(rawValue: 1)
  /// Sending again cannot help.
  public static let noRetry = EndBits(rawValue: 2)

  static let known: EndBits = [.notProcessed, .noRetry]
}

extension ByteBuffer {
  mutating func readEndHead() throws(ProtocolFault) -> EndHead {
    guard readableBytes >= FrameType.end.headLength else { throw .violation("an END head has 16 bytes") }
    let (first, second) = withUnsafeReadableBytes { ($0.word(at: 0), $0.word(at: 8)) }
    moveReaderIndex(forwardBy: FrameType.end.headLength)
    let bits = EndBits(rawValue: UInt8(truncatingIfNeeded: first >> 8))
    guard bits.isSubset(of: .known) else { throw .violation("a reserved bit of an END is not 0") }
    return EndHead(
      code: UInt8(truncatingIfNeeded: first), bits: bits, load: UInt16(truncatingIfNeeded: first >> 16),
      retryAfterMilliseconds: UInt32(truncatingIfNeeded: first >> 32),
      queueMicroseconds: UInt32(truncatingIfNeeded: second),
      serviceMicroseconds: UInt32(truncatingIfNeeded: second >> 32))
  }

  mutating func writeEndHead(_ head: EndHead) {
    let (first, second) = head.words
    writeMultipleIntegers(first, second, endianness: .little)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Stores the 16 bytes of an END's head at the beginning.
  func store(_ head: EndHead) {
    let (first, second) = head.words
    store(first, at: 0)
    store(second, at: 8)
  }
}

extension EndHead {
  /// The head as it travels, in two little-endian words.
  fileprivate var words: (UInt64, UInt64) {
    (
      UInt64(code) | UInt64(bits.rawValue) << 8 | UInt64(load) << 16 | UInt64(retryAfterMilliseconds) << 32,
      UInt64(queueMicroseconds) | UInt64(serviceMicroseconds) << 32
    )
  }
}
