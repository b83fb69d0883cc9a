extension MessageSchema {
  /// Longest JSON that is read, in bytes.
  public static let jsonLimit = 8 << 20
  /// How many messages and lists may lie inside each other.
  public static let depthLimit = 64

  /// Packs the message that `json` holds: proto3 JSON, field names in either spelling, in resource style the short names of
  /// enum values too.
  ///
  /// A field that the message does not have is an error. Throws `badJSON`, `tooLarge` and `tooDeep`.
  public func packed(json: String, style: JSONStyle = .canonical) throws(MessageError) -> [UInt8] {
    guard json.utf8.count <= Self.jsonLimit else {
      throw MessageError(.tooLarge, "JSON of more than \(Self.jsonLimit) bytes")
    }
    var reader = JSONMessageReader(json, style: style)
    return try reader.readDocument(self)
  }

  /// JSON of the packed message `bytes` in `style`, on one line. `redacted` replaces the values of sensitive fields.
  ///
  /// Unknown fields are left out. Throws `malformed`, `notUTF8`, `tooDeep` and `unprintable`.
  public func json(
    of bytes: [UInt8], style: JSONStyle = .canonical, redacted: Bool = false
  ) throws(MessageError) -> String {
    var writer = JSONMessageWriter(style: style, isRedacted: redacted)
    try writer.write(bytes[...], self, depth: 1)
    // What the writer emits is ASCII and text that it has validated.
    return String(decoding: writer.text, as: UTF8.self)
  }
}
