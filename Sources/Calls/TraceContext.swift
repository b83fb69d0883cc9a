/// W3C trace context in binary: all zero means no trace.
public struct TraceContext: Sendable, Hashable {
  /// 16 bytes as two big-endian words.
  public var traceHigh: UInt64
  public var traceLow: UInt64
  /// 8 bytes, big-endian.
  public var span: UInt64
  public var flags: UInt8

  public init(traceHigh: UInt64 = 0, traceLow: UInt64 = 0, span: UInt64 = 0, flags: UInt8 = 0) {
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.span = span
    self.flags = flags
  }

  /// The trace id as 32 hexadecimal digits.
  public var text: String {
    func hexadecimal(_ word: UInt64) -> String {
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return hexadecimal(traceHigh) + hexadecimal(traceLow)
  }

  public static let none = TraceContext()

  /// A new trace, or a new span of this one.
  public func child() -> TraceContext {
    guard self != .none else {
      return TraceContext(
        traceHigh: FastRandom.next(), traceLow: FastRandom.next(), span: FastRandom.next(), flags: 0)
    }
    return TraceContext(traceHigh: traceHigh, traceLow: traceLow, span: FastRandom.next(), flags: flags)
  }
}
