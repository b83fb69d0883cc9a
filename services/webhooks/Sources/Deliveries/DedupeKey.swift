internal import Sealing

/// What makes a redelivery recognizable: a hash over what names the event. Only what is signed goes in.
enum DedupeKey {
  /// Bytes of a key.
  static let length = 16

  /// Each part is preceded by its length, so that no two lists of parts run together. With a body, another body is another
  /// event.
  static func of(_ parts: [String], body: [UInt8] = []) -> [UInt8] {
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "|")
    return Array(SHA256.hash(Array(text.utf8), body).prefix(length))
  }
}
