/// Writes protobuf's wire format.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int32, _ value: WireValue) {
    let wireType: UInt64 =
      switch value {
      case .varint: 0
      case .fixed64: 1
      case .bytes: 2
      case .fixed32: 5
      }
    varint(UInt64(number) << 3 | wireType)
    element(value)
  }

  /// A value without its tag: what a packed list is made of.
  mutating func element(_ value: WireValue) {
    switch value {
    case .varint(let value): varint(value)
    case .fixed64(let value):
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    case .fixed32(let value):
      for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    case .bytes(let value):
      varint(UInt64(value.count))
      bytes += value
    }
  }

  private mutating func varint(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }
}
