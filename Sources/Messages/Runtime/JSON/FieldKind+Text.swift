extension FieldKind {
  /// The value that `text` spells: a number as JSON has it, a map's key, the text itself, or Base64. Throws `badJSON`.
  func scalar(_ text: String) throws(MessageError) -> Scalar {
    switch self {
    case .int32, .sint32, .sfixed32: .signed(Int64(try integer(text, Int32.self)))
    case .int64, .sint64, .sfixed64: .signed(try integer(text, Int64.self))
    case .uint32, .fixed32: .unsigned(UInt64(try integer(text, UInt32.self)))
    case .uint64, .fixed64: .unsigned(try integer(text, UInt64.self))
    case .double: .double(try floating(text))
    case .float: .float(try narrowed(try floating(text), text))
    case .bool: .bool(try bool(text))
    case .string: .string(text)
    case .bytes: .bytes(try base64(text)[...])
    case .enumeration, .message, .timestamp: throw MessageError(.badJSON, "not plain text")
    }
  }

  /// Also written with a fraction of zeros or an exponent, as JavaScript may.
  private func integer<Value: FixedWidthInteger>(_ text: String, _: Value.Type) throws(MessageError) -> Value {
    guard JSONScanner.isNumber(text) else { throw MessageError(.badJSON, "not a number") }
    if let value = Value(text) { return value }
    guard text.contains(where: { ".eE".contains($0) }), let double = Double(text), let value = Value(exactly: double)
    else { throw MessageError(.badJSON, "not an integer between \(Value.min) and \(Value.max)") }
    return value
  }

  private func floating(_ text: String) throws(MessageError) -> Double {
    switch text {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default:
      guard JSONScanner.isNumber(text), let value = Double(text) else { throw MessageError(.badJSON, "not a number") }
      guard value.isFinite else { throw MessageError(.badJSON, "too large a number") }
      return value
    }
  }

  /// Read again in the smaller type: rounding twice could miss the nearest.
  private func narrowed(_ double: Double, _ text: String) throws(MessageError) -> Float {
    guard double.isFinite else { return Float(double) }
    guard let value = Float(text), value.isFinite else { throw MessageError(.badJSON, "too large a number") }
    return value
  }

  private func bool(_ text: String) throws(MessageError) -> Bool {
    guard let value = Bool(text) else { throw MessageError(.badJSON, "neither true nor false") }
    return value
  }

  private func base64(_ text: String) throws(MessageError) -> [UInt8] {
    guard let bytes = Base64.bytes(text) else { throw MessageError(.badJSON, "not Base64") }
    return bytes
  }
}
