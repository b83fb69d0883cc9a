internal import NIOCore

/// The 40 fixed bytes of a REQUEST.
public struct RequestHead: Sendable, Hashable {
  /// FNV-1a 64 of `package.Service/Method`.
  public var method: UInt64
  /// Time left, rounded up. 0 is an error, `unlimited` is for long-lived methods.
  public var timeoutMilliseconds: UInt32
  /// 0 for the first, one more for each retry.
  public var attempt: UInt8
  /// 0 critical, 1 normal, 2 bulk.
  public var priority: UInt8
  /// W3C trace flags.
  public var traceFlags: UInt8
  /// The W3C trace id's 16 bytes as two big-endian words.
  public var traceHigh: UInt64
  public var traceLow: UInt64
  /// The W3C span id's 8 bytes as a big-endian word.
  public var span: UInt64

  /// No deadline at all.
  public static let unlimited = UInt32.max

  public init(
    method: UInt64, timeoutMilliseconds: UInt32, attempt: UInt8 = 0, priority: UInt8 = 1, traceFlags: UInt8 = 0,
    traceHigh: UInt64 = 0, traceLow: UInt64 = 0, span: UInt64 = 0
  ) {
    self.method = method
    self.timeoutMilliseconds = timeoutMilliseconds
    self.attempt = attempt
    self.priority = priority
    self.traceFlags = traceFlags
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.span = span
  }
}

extension ByteBuffer {
  mutating func readRequestHead() throws(ProtocolFault) -> RequestHead {
    guard let method = readInteger(endianness: .little, as: UInt64.self),
      let timeout = readInteger(endianness: .little, as: UInt32.self),
      let small = readInteger(endianness: .big, as: UInt32.self),
      let traceHigh = readInteger(endianness: .big, as: UInt64.self),
      let traceLow = readInteger(endianness: .big, as: UInt64.self),
      let span = readInteger(endianness: .big, as: UInt64.self)
    else { throw .violation("a REQUEST head has 40 bytes") }
    guard small & 0xff == 0 else { throw .violation("a reserved byte of a REQUEST is not 0") }
    return RequestHead(
      method: method, timeoutMilliseconds: timeout, attempt: UInt8(small >> 24), priority: UInt8(small >> 16 & 0xff),
      traceFlags: UInt8(small >> 8 & 0xff), traceHigh: traceHigh, traceLow: traceLow, span: span)
  }

  mutating func writeRequestHead(_ head: RequestHead) {
    writeInteger(head.method, endianness: .little)
    writeInteger(head.timeoutMilliseconds, endianness: .little)
    writeInteger(head.attempt)
    writeInteger(head.priority)
    writeInteger(head.traceFlags)
    writeInteger(0, as: UInt8.self)
    writeInteger(head.traceHigh)
    writeInteger(head.traceLow)
    writeInteger(head.span)
  }
}
