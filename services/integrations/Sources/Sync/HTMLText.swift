/// Text for places that show HTML: what somebody said or typed is text there and nothing else.
enum HTMLText {
  /// `text` with everything escaped that means something in HTML; it ends where the result has `limit` bytes.
  static func escaped(_ text: String, limit: Int) -> String {
    var html = ""
    for character in text.unicodeScalars where html.utf8.count < limit {
      switch character {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\n": html += "<br>"
      default: html.unicodeScalars.append(character)
      }
    }
    return html
  }
}
