/// A phone number in E.164: a plus sign and 7 to 15 digits, the first of them not zero. It prints as nothing.
///
/// What people write is read like this: `+` or `00` begins an international number; `tel:`, spaces, dots, hyphens, slashes and
/// brackets mean nothing; anything else, extensions included, makes it no number. A national number needs a calling code, and
/// loses its trunk prefix: 0 in most countries, 1 in North America, none in Italy, where the 0 belongs to the number.
struct PhoneNumber: Sendable, Hashable {
  /// Longest text that is looked at, in bytes.
  static let textLimit = 64

  let e164: String

  /// Nil where the text is no number, or a national one and there is no `callingCode`.
  init?(_ text: String, callingCode: String = "") {
    guard text.utf8.count <= Self.textLimit, let (digits, isInternational) = Self.digits(of: text) else { return nil }
    let whole: String
    if isInternational {
      whole = digits
    } else {
      guard Self.isCallingCode(callingCode) else { return nil }
      whole = callingCode + Self.withoutTrunk(digits, callingCode: callingCode)
    }
    guard (7...15).contains(whole.utf8.count), whole.first != "0" else { return nil }
    // North American numbers have ten digits behind the 1, and neither area nor exchange begins with 0 or 1.
    if whole.first == "1" {
      let national = Array(whole.utf8.dropFirst())
      guard national.count == 10, national[0] > 0x31, national[3] > 0x31 else { return nil }
    }
    e164 = "+" + whole
  }

  /// 1 to 3 digits, the first not zero.
  static func isCallingCode(_ text: String) -> Bool {
    (1...3).contains(text.utf8.count) && text.first != "0" && text.utf8.allSatisfy(isDigit)
  }

  /// How systems that keep numbers as people typed them may have it: international, bare digits, national, and the North
  /// American form with brackets.
  var variants: [String] {
    let digits = String(e164.dropFirst())
    guard digits.first == "1" else { return [e164, digits, "00" + digits] }
    let national = String(digits.dropFirst())
    let (area, rest) = (national.prefix(3), national.dropFirst(3))
    let (exchange, line) = (rest.prefix(3), rest.dropFirst(3))
    return [e164, digits, national, "(\(area)) \(exchange)-\(line)", "\(area)-\(exchange)-\(line)"]
  }

  private static func digits(of text: String) -> (String, isInternational: Bool)? {
    var rest = Substring(text)
    if rest.lowercased().hasPrefix("tel:") { rest = rest.dropFirst(4) }
    var digits = ""
    var hasPlus = false
    for character in rest.utf8 {
      switch character {
      case UInt8(ascii: "+") where digits.isEmpty && !hasPlus: hasPlus = true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        continue
      case let byte where isDigit(byte): digits.unicodeScalars.append(Unicode.Scalar(byte))
      default: return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    if hasPlus { return (digits, true) }
    return digits.hasPrefix("00") ? (String(digits.dropFirst(2)), true) : (digits, false)
  }

  private static func withoutTrunk(_ digits: String, callingCode: String) -> String {
    switch callingCode {
    case "39": digits
    case "1": digits.utf8.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
    default: digits.first == "0" ? String(digits.dropFirst()) : digits
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension PhoneNumber: CustomStringConvertible, CustomReflectable {
  var description: String { "‹phone›" }
  var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
