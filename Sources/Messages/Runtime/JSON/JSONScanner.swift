/// Splits JSON (RFC 8259) into its tokens. Strict: no comments, no trailing commas, no control characters in strings.
struct JSONScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Of the next token; 0 at the end.
  mutating func peek() -> UInt8 {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0a, 0x0d: index += 1
      default: return bytes[index]
      }
    }
    return 0
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(MessageError) {
    guard skip(character) else { throw unexpected("`\(character)`") }
  }

  mutating func expectEnd() throws(MessageError) {
    guard peek() == 0, index == bytes.count else { throw unexpected("the end") }
  }

  /// `true`, `false` or `null`.
  mutating func word(_ word: StaticString) -> Bool {
    _ = peek()
    let rest = bytes[index...].prefix(word.utf8CodeUnitCount)
    guard word.withUTF8Buffer({ rest.elementsEqual($0) }) else { return false }
    index += rest.count
    return true
  }

  /// A number as it is written. Grammar: RFC 8259, section 6.
  mutating func number() throws(MessageError) -> String {
    _ = peek()
    let rest = bytes[index...].prefix { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    let text = String(decoding: rest, as: UTF8.self)
    guard Self.isNumber(text) else { throw unexpected("a value") }
    index += rest.count
    return text
  }

  static func isNumber(_ text: String) -> Bool {
    // At most 400 characters: enough for every double, not for work without end.
    guard text.utf8.count <= 400 else { return false }
    var rest = text.utf8[...]
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    _ = skip("-")
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !hasLeadingZero else { return false }
    if skip("."), digits() == 0 { return false }
    if skip("eE") {
      _ = skip("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  mutating func string() throws(MessageError) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while true {
      guard index < bytes.count else { throw unexpected("the end of a string") }
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        // The input was a String, and escapes add whole characters.
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try text.append(contentsOf: escape())
      case 0..<0x20: throw unexpected("an escape instead of a control character")
      default: text.append(byte)
      }
    }
  }

  private mutating func escape() throws(MessageError) -> [UInt8] {
    guard index < bytes.count else { throw unexpected("the rest of an escape") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw unexpected("a known escape")
    }
  }

  /// One character, of one escape or of a surrogate pair of two. Half a pair is no text.
  private mutating func unicodeEscape() throws(MessageError) -> [UInt8] {
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
        throw unexpected("the second half of a character")
      }
      index += 2
      units.append(try codeUnit())
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw unexpected("a whole character") }
    return Array(text.utf8)
  }

  private mutating func codeUnit() throws(MessageError) -> UInt16 {
    let digits = bytes[index...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    // UInt16 would also take a sign.
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let unit = UInt16(text, radix: 16) else {
      throw unexpected("four hexadecimal digits")
    }
    index += 4
    return unit
  }

  /// Says where, never what: the text may hold a secret.
  func unexpected(_ wanted: String) -> MessageError {
    MessageError(.badJSON, "expected \(wanted) at byte \(min(index, bytes.count))")
  }
}
