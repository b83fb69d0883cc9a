/// JSON strings, written by hand because a log line keeps the order of its keys.
enum JSONText {
  /// `text` between quotes. Text longer than `limit` bytes is cut there and ends in `…`.
  ///
  /// Source: RFC 8259, 7. Control characters are escaped, so the result is one line.
  static func quoted(_ text: String, limit: Int) -> String {
    var result = "\""
    var length = 0
    for scalar in text.unicodeScalars {
      length += UTF8.width(scalar)
      guard length <= limit else {
        result += "…"
        break
      }
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
