/// How much white space the text of a value has.
public enum JSONLayout: Sendable {
  case compact
  /// Two spaces a level, one member a line.
  case indented
}

extension JSONValue {
  /// The value as JSON text. A number that is not finite becomes `null`, as RFC 8259 has no other word for it.
  public func json(_ layout: JSONLayout = .compact) -> String {
    var text = ""
    write(to: &text, layout: layout, level: 0)
    return text
  }

  private func write(to text: inout String, layout: JSONLayout, level: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &text, layout, level) { element, text in
        element.write(to: &text, layout: layout, level: level + 1)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, layout, level) { member, text in
        Self.write(member.name, to: &text)
        text += layout == .indented ? ": " : ":"
        member.value.write(to: &text, layout: layout, level: level + 1)
      }
    }
  }

  private static func write<Part>(
    _ parts: [Part], between brackets: (String, String), to text: inout String, _ layout: JSONLayout, _ level: Int,
    each: (Part, inout String) -> Void
  ) {
    text += brackets.0
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," }
      if layout == .indented { text += "\n" + String(repeating: "  ", count: level + 1) }
      each(part, &text)
    }
    if layout == .indented, !parts.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
    text += brackets.1
  }

  /// Source: RFC 8259, section 7.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1f}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
