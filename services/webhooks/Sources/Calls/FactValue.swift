/// The value of one fact.
enum FactValue: Sendable, Hashable {
  case text(String)
  case integer(Int64)
  case boolean(Bool)
  case transcript(Transcript)

  var text: String? { if case .text(let value) = self { value } else { nil } }
  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var transcript: Transcript? { if case .transcript(let value) = self { value } else { nil } }

  /// One letter for the kind, then the value: what gets sealed.
  var bytes: [UInt8] {
    switch self {
    case .text(let value): Array("t\(value)".utf8)
    case .integer(let value): Array("i\(value)".utf8)
    case .boolean(let value): Array("b\(value ? 1 : 0)".utf8)
    case .transcript(let value): [UInt8(ascii: "s")] + value.bytes
    }
  }

  /// Nil where `bytes` were not made by `bytes`.
  init?(bytes: [UInt8]) {
    guard let kind = bytes.first, let rest = String(validating: bytes.dropFirst(), as: UTF8.self) else { return nil }
    switch kind {
    case UInt8(ascii: "t"): self = .text(rest)
    case UInt8(ascii: "i"):
      guard let value = Int64(rest) else { return nil }
      self = .integer(value)
    case UInt8(ascii: "b"):
      guard rest == "0" || rest == "1" else { return nil }
      self = .boolean(rest == "1")
    case UInt8(ascii: "s"):
      guard let value = Transcript(bytes: bytes.dropFirst()) else { return nil }
      self = .transcript(value)
    default: return nil
    }
  }
}
