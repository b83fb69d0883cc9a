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
    guard let code = readInteger(as: UInt8.self), let bits = readInteger(as: UInt8.self),
      let load = readInteger(endianness: .little, as: UInt16.self),
      let retryAfter = readInteger(endianness: .little, as: UInt32.self),
      let queue = readInteger(endianness: .little, as: UInt32.self),
      let service = readInteger(endianness: .little, as: UInt32.self)
    else { throw .violation("an END head has 16 bytes") }
    guard EndBits(rawValue: bits).isSubset(of: .known) else { throw .violation("a reserved bit of an END is not 0") }
    return EndHead(
      code: code, bits: EndBits(rawValue: bits), load: load, retryAfterMilliseconds: retryAfter,
      queueMicroseconds: queue, serviceMicroseconds: service)
  }

  mutating func writeEndHead(_ head: EndHead) {
    writeInteger(head.code)
    writeInteger(head.bits.rawValue)
    writeInteger(head.load, endianness: .little)
    writeInteger(head.retryAfterMilliseconds, endianness: .little)
    writeInteger(head.queueMicroseconds, endianness: .little)
    writeInteger(head.serviceMicroseconds, endianness: .little)
  }
}
