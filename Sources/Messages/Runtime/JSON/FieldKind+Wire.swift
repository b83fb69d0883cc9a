/// A value of a scalar kind, between the wire and JSON.
enum Scalar {
  case signed(Int64)
  case unsigned(UInt64)
  case double(Double)
  case float(Float)
  case bool(Bool)
  case string(String)
  case bytes(ArraySlice<UInt8>)
  case enumeration(Int32)
}

extension FieldKind {
  /// Whether a list of it may travel as one run of bytes.
  var isPackable: Bool {
    switch self {
    case .string, .bytes, .message, .timestamp: false
    default: true
    }
  }

  /// Whether JSON writes it as text, because numbers there are doubles.
  var isQuoted: Bool {
    switch self {
    case .int64, .uint64, .sint64, .fixed64, .sfixed64: true
    default: false
    }
  }

  /// The value that `wire` holds. Throws `malformed` for another wire type, `notUTF8`.
  func scalar(_ wire: WireValue) throws(MessageError) -> Scalar {
    switch (self, wire) {
    case (.int32, .varint(let bits)): .signed(Int64(Int32(truncatingIfNeeded: bits)))
    case (.int64, .varint(let bits)): .signed(Int64(bitPattern: bits))
    case (.uint32, .varint(let bits)): .unsigned(UInt64(UInt32(truncatingIfNeeded: bits)))
    case (.uint64, .varint(let bits)): .unsigned(bits)
    case (.sint32, .varint(let bits)): .signed(Int64(Int32(truncatingIfNeeded: unzigzag(bits & 0xffff_ffff))))
    case (.sint64, .varint(let bits)): .signed(unzigzag(bits))
    case (.bool, .varint(let bits)): .bool(bits != 0)
    case (.enumeration, .varint(let bits)): .enumeration(Int32(truncatingIfNeeded: bits))
    case (.fixed32, .fixed32(let bits)): .unsigned(UInt64(bits))
    case (.sfixed32, .fixed32(let bits)): .signed(Int64(Int32(bitPattern: bits)))
    case (.float, .fixed32(let bits)): .float(Float(bitPattern: bits))
    case (.fixed64, .fixed64(let bits)): .unsigned(bits)
    case (.sfixed64, .fixed64(let bits)): .signed(Int64(bitPattern: bits))
    case (.double, .fixed64(let bits)): .double(Double(bitPattern: bits))
    case (.bytes, .bytes(let bytes)): .bytes(bytes)
    case (.string, .bytes(let bytes)): .string(try text(bytes))
    default: throw MessageError(.malformed, "wrong wire type")
    }
  }

  /// How `scalar`, which must be of this kind and in its range, travels.
  func wire(_ scalar: Scalar) -> WireValue {
    switch (self, scalar) {
    case (.sint32, .signed(let value)), (.sint64, .signed(let value)): .varint(zigzag(value))
    case (.sfixed32, .signed(let value)): .fixed32(UInt32(truncatingIfNeeded: value))
    case (.sfixed64, .signed(let value)): .fixed64(UInt64(bitPattern: value))
    case (.fixed32, .unsigned(let value)): .fixed32(UInt32(truncatingIfNeeded: value))
    case (.fixed64, .unsigned(let value)): .fixed64(value)
    case (_, .signed(let value)): .varint(UInt64(bitPattern: value))
    case (_, .unsigned(let value)): .varint(value)
    case (_, .double(let value)): .fixed64(value.bitPattern)
    case (_, .float(let value)): .fixed32(value.bitPattern)
    case (_, .bool(let value)): .varint(value ? 1 : 0)
    case (_, .string(let value)): .bytes(Array(value.utf8)[...])
    case (_, .bytes(let value)): .bytes(value)
    // An enum travels as an int32: sign-extended to 64 bits.
    case (_, .enumeration(let value)): .varint(UInt64(bitPattern: Int64(value)))
    }
  }

  /// What a field that did not travel holds.
  var zero: Scalar {
    switch self {
    case .int32, .int64, .sint32, .sint64, .sfixed32, .sfixed64: .signed(0)
    case .uint32, .uint64, .fixed32, .fixed64: .unsigned(0)
    case .float: .float(0)
    case .double: .double(0)
    case .bool: .bool(false)
    case .string: .string("")
    case .bytes, .message, .timestamp: .bytes([])
    case .enumeration: .enumeration(0)
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(MessageError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw MessageError(.notUTF8, "not UTF-8") }
    return text
  }
}

extension Scalar {
  /// Whether a field without presence leaves it out. -0.0 is not the default: its bits differ.
  var isZero: Bool {
    switch self {
    case .signed(let value): value == 0
    case .unsigned(let value): value == 0
    case .double(let value): value.bitPattern == 0
    case .float(let value): value.bitPattern == 0
    case .bool(let value): !value
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .enumeration(let value): value == 0
    }
  }
}

private func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value << 1) ^ (value >> 63)) }

private func unzigzag(_ bits: UInt64) -> Int64 { Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1) }
