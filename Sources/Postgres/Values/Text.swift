extension String: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .text }

  /// Throws `invalidText` where the text has a NUL, which the server cannot hold.
  public func postgresBytes() throws(PostgresError) -> [UInt8]? {
    let bytes = Array(utf8)
    guard !bytes.contains(0) else { throw PostgresError(.invalidText, message: "A text has a NUL character.") }
    return bytes
  }

  public func appendPostgresBytes(to bytes: inout [UInt8]) throws(PostgresError) -> Bool {
    let start = bytes.count
    bytes += utf8
    guard !bytes[start...].contains(0) else {
      throw PostgresError(.invalidText, message: "A text has a NUL character.")
    }
    return true
  }

  /// From every textual type, `json`, `jsonb`, and what a schema defines as an enum.
  public init(postgres value: PostgresValue) throws(PostgresError) {
    guard var bytes = value.bytes else { throw PostgresError(.decoding, message: "The value is null.") }
    switch value.type {
    case .text, .varchar, .bpchar, .name, .json, .unknown: break
    // A version number, always 1, stands before the text. Source: jsonb_send.
    case .jsonb where bytes.first == 1: bytes.removeFirst()
    case let type where type.isUserDefined: break
    case let type:
      throw PostgresError(.decoding, message: "The value has the type with oid \(type.oid), which is not text.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PostgresError(.decoding, message: "The value is not UTF-8.")
    }
    self = text
  }
}
