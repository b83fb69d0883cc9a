internal import AuthAPI
internal import ServiceRuntime
internal import Tokens

/// A checked issuer outside that is to be let in.
struct NewOutsideIssuer: Sendable {
  static let nameLimit = 300

  enum Key: Sendable {
    case secret([UInt8])
    /// As it was given: a set in which each key is one that we can use.
    case keySet(String)
  }

  var issuer: String
  var audience: String
  var key: Key
  var defaultRole: Role
  var isEnabled: Bool

  /// Throws `invalid_issuer`, `invalid_audience`, `invalid_shared_secret`, `invalid_key_set`, `invalid_default_role`.
  init(_ request: PutOutsideIssuerRequest) throws(InvalidField) {
    issuer = try TextRule.check(request.issuer, field: "issuer", limit: Self.nameLimit)
    guard issuer != TokenMint.issuer else { throw InvalidField("issuer", rule: "Another than our own.") }
    audience = try TextRule.check(request.audience, field: "audience", limit: Self.nameLimit)
    let secret = Array(request.sharedSecret.reveal().utf8)
    if secret.isEmpty {
      guard let keys = VerificationKeys(json: Array(request.keySet.utf8)), !keys.keys.isEmpty,
        TextRule.allows(request.keySet, limit: VerificationKeys.byteLimit)
      else { throw InvalidField("key_set", rule: "A JSON Web Key Set with a key for RS256, ES256 or EdDSA.") }
      key = .keySet(request.keySet)
    } else {
      guard OutsideIssuer.secretLength.contains(secret.count) else {
        throw InvalidField("shared_secret", rule: "32 to 512 bytes.")
      }
      guard request.keySet.isEmpty else { throw InvalidField("key_set", rule: "A secret or a key set, not both.") }
      key = .secret(secret)
    }
    guard let role = Role(rawValue: request.defaultRole), role != .owner else {
      throw InvalidField("default_role", rule: "admin, member or viewer.")
    }
    defaultRole = role
    isEnabled = request.enabled
  }
}
