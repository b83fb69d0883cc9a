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
    guard readableBytes >= FrameType.request.headLength else { throw .violation("a REQUEST head has 40 bytes") }
    let (head, reserved) = withUnsafeReadableBytes { bytes in
      let second = bytes.word(at: 8)
      let head = RequestHead(
        method: bytes.word(at: 0), timeoutMilliseconds: UInt32(truncatingIfNeeded: second),
        attempt: UInt8(truncatingIfNeeded: second >> 32), priority: UInt8(truncatingIfNeeded: second >> 40),
        traceFlags: UInt8(truncatingIfNeeded: second >> 48), traceHigh: bytes.word(at: 16).byteSwapped,
        traceLow: bytes.word(at: 24).byteSwapped, span: bytes.word(at: 32).byteSwapped)
      return (head, second >> 56)
    }
    moveReaderIndex(forwardBy: FrameType.request.headLength)
    guard reserved == 0 else { throw .violation("a reserved byte of a REQUEST is not 0") }
    return head
  }

  mutating func writeRequestHead(_ head: RequestHead) {
    writeMultipleIntegers(head.method, head.secondWord, endianness: .little)
    writeMultipleIntegers(head.traceHigh, head.traceLow, head.span, endianness: .big)
  }
}

extension RequestHead {
  /// What stands between the method and the trace, as it travels.
  fileprivate var secondWord: UInt64 {
    UInt64(timeoutMilliseconds) | UInt64(attempt) << 32 | UInt64(priority) << 40 | UInt64(traceFlags) << 48
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Stores the 40 bytes of a REQUEST's head at the beginning.
  func store(_ head: RequestHead) {
    store(head.method, at: 0)
    store(head.secondWord, at: 8)
    store(head.traceHigh.byteSwapped, at: 16)
    store(head.traceLow.byteSwapped, at: 24)
    store(head.span.byteSwapped, at: 32)
  }
}
