internal import Foundation
public import Sealing

/// A signed token in its compact form, taken apart but not believed. Source: RFC 7515, 3.1 and 7.1.
public struct CompactToken: Sendable {
  /// Bytes of a token.
  public static let limit = 8192
  /// Characters of a key's id.
  public static let keyIDLimit = 128

  /// What the token says it is signed with. Which algorithm is used is decided by the key, never by this.
  public let algorithm: String
  /// Nil: it names none.
  public let keyID: String?
  /// The claims as JSON.
  public let payload: [UInt8]
  public let signature: [UInt8]
  /// What the signature covers.
  public let signed: [UInt8]

  private struct Header: Decodable {
    var alg: String
    var kid: String?
    var crit: [String]?
  }

  /// Throws `malformed`; extensions that must be understood (`crit`) are such.
  public init(_ text: String) throws(TokenError) {
    guard text.utf8.count <= Self.limit else { throw .malformed }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
      let signature = Base64URL.decode(parts[2]), !parts[0].isEmpty, !parts[1].isEmpty,
      let known = try? JSONDecoder().decode(Header.self, from: Data(header)), known.crit == nil,
      known.kid.map({ (1...Self.keyIDLimit).contains($0.utf8.count) }) ?? true
    else { throw .malformed }
    algorithm = known.alg
    keyID = known.kid
    self.payload = payload
    self.signature = signature
    signed = Array("\(parts[0]).\(parts[1])".utf8)
  }

  /// A token of ours: `claims` as they are, signed with Ed25519. Throws what signing throws.
  public static func sign(
    claims: [UInt8], keyID: String, key: Ed25519.PrivateKey
  ) throws(SealingError) -> String {
    let header = "{\"alg\":\"EdDSA\",\"kid\":\"\(keyID)\",\"typ\":\"JWT\"}"
    let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(claims)
    return signed + "." + Base64URL.encode(try key.sign(Array(signed.utf8)))
  }
}
