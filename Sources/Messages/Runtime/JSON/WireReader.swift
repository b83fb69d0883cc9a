/// Reads protobuf's wire format field by field. Never reads outside of its bytes.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  /// The next field with its value, or nil at the end.
  mutating func next() throws(MessageError) -> (number: Int32, value: WireValue)? {
    guard !isAtEnd else { return nil }
    let tag = try varint()
    guard let number = Int32(exactly: tag >> 3), number >= 1, number < 1 << 29 else { throw malformed }
    switch tag & 7 {
    case 0: return (number, .varint(try varint()))
    case 1: return (number, .fixed64(try fixed64()))
    case 2: return (number, .bytes(try lengthDelimited()))
    case 5: return (number, .fixed32(try fixed32()))
    // 3 and 4 are groups, which proto3 does not have; 6 and 7 mean nothing.
    default: throw malformed
    }
  }

  mutating func varint() throws(MessageError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard index < bytes.endIndex else { throw malformed }
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    throw malformed
  }

  mutating func fixed32() throws(MessageError) -> UInt32 {
    try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func fixed64() throws(MessageError) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func lengthDelimited() throws(MessageError) -> ArraySlice<UInt8> {
    guard let count = Int(exactly: try varint()) else { throw malformed }
    return try take(count)
  }

  private mutating func take(_ count: Int) throws(MessageError) -> ArraySlice<UInt8> {
    guard count <= bytes.endIndex - index else { throw malformed }
    defer { index += count }
    return bytes[index..<index + count]
  }

  private var malformed: MessageError { MessageError(.malformed, "not a packed message") }
}

/// One value as it travels.
enum WireValue {
  case varint(UInt64)
  case fixed64(UInt64)
  case fixed32(UInt32)
  case bytes(ArraySlice<UInt8>)
}
