internal import Foundation
internal import Identifiers
internal import Sealing
internal import Tokens

/// An API key as its holder has it: `swk_` and, in base64, organization, id, 32 random bytes and a checksum of all of it.
///
/// The checksum keeps mistyped keys, and those that scanners of public code find by their form, away from the database.
struct APIKeyText: Sendable {
  static let prefix = "swk_"
  static let checksumLength = 4

  var organization: OrganizationID
  var id: APIKeyID
  private var secret: [UInt8]

  /// A new key.
  init(organization: OrganizationID, id: APIKeyID) {
    self.organization = organization
    self.id = id
    secret = randomBytes(32)
  }

  /// Nil for text of another form or with another checksum.
  init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count < 160,
      let bytes = Base64URL.decode(text.dropFirst(Self.prefix.count)), bytes.count == 64 + Self.checksumLength,
      Array(bytes[64...]) == Self.checksum(Array(bytes[..<64]))
    else { return nil }
    organization = OrganizationID(UUID(bigEndian: bytes[..<16]))
    id = APIKeyID(UUID(bigEndian: bytes[16..<32]))
    secret = Array(bytes[32..<64])
  }

  /// What is stored of the secret: it has 256 random bits, so that nothing slower is needed.
  var secretHash: [UInt8] { SHA256.hash(secret) }

  var text: String {
    let body = organization.uuid.bigEndian + id.uuid.bigEndian + secret
    return Self.prefix + Base64URL.encode(body + Self.checksum(body))
  }

  private static func checksum(_ body: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(Array("switchboard api key".utf8), body)[..<checksumLength])
  }
}
