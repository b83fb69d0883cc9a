internal import Sealing

/// What makes a redelivery recognizable: a hash over what names the event. Only what is signed goes in.
enum DedupeKey {
  /// Bytes of a key.
  static let length = 16

  /// Each part is preceded by its length, so that no two lists of parts run together. With a body, another body is another
  /// event.
  static func of(_ parts: [String], body: [UInt8] = []) -> [UInt8] {
    var text: [UInt8] = []
    for part in parts {
      if !text.isEmpty { text.append(UInt8(ascii: "|")) }
      text += String(part.utf8.count).utf8
      text.append(UInt8(ascii: ":"))
      text += part.utf8
    }
    return Array(SHA256.hash(text, body).prefix(length))
  }
}
