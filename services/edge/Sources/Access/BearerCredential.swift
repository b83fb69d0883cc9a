internal import HTTPTypes

/// The credential of an `Authorization` header. Source: RFC 6750, 2.1.
enum BearerCredential {
  /// Bytes of the longest credential that is looked at.
  static let longest = 8_192

  /// Throws `Problem` 401: `credential_missing`, `invalid_credential`.
  static func read(_ header: String?) throws(Problem) -> String {
    guard let header else { throw missing }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw missing }
    guard parts[1].utf8.count <= longest, parts[1].utf8.allSatisfy(isTokenByte) else { throw invalid }
    return String(parts[1])
  }

  static let missing = Problem(
    401, "credential_missing", "This path needs a header Authorization: Bearer with a token or an API key.")
  static let invalid = Problem(401, "invalid_credential", "The credential is not valid.")

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~+/=".utf8.contains(byte)
    }
  }
}
