internal import Foundation
public import Sealing

/// The keys that tokens are verified with, by their ids: a snapshot of a JSON Web Key Set. Source: RFC 7517, 5; RFC 8037, 2.
///
/// Each key is for one algorithm, whatever a token's header says: a token cannot make a public key serve as a shared secret.
public struct VerificationKeys: Sendable, Hashable {
  /// Keys of one set.
  public static let limit = 32
  /// Bytes of one set.
  public static let byteLimit = 64 * 1024

  public private(set) var keys: [String: PublicKey]

  public init(_ keys: [String: PublicKey]) {
    self.keys = keys
  }

  /// From the JSON of a set. Keys of kinds that we do not use, for encryption, or without an id are left out.
  ///
  /// Nil where it is no set, too large, or two keys have one id.
  public init?(json: [UInt8]) {
    guard json.count <= Self.byteLimit, let set = try? JSONDecoder().decode(KeySet.self, from: Data(json)),
      set.keys.count <= Self.limit
    else { return nil }
    var keys: [String: PublicKey] = [:]
    for key in set.keys {
      guard let id = key.kid, (1...CompactToken.keyIDLimit).contains(id.utf8.count), key.use ?? "sig" == "sig",
        let known = key.publicKey, known.isWellFormed
      else { continue }
      guard keys.updateValue(known, forKey: id) == nil else { return nil }
    }
    self.keys = keys
  }

  /// As JSON, the same bytes for the same keys.
  public func json() -> [UInt8] {
    let set = KeySet(keys: keys.sorted { $0.key < $1.key }.map { Key($0.value, id: $0.key) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Strings and arrays of strings always have a JSON.
    return (try? encoder.encode(set)).map(Array.init) ?? []
  }

  /// The payload of `token` where a key of this set signed it. Throws `unknownKey`, `wrongAlgorithm`, `badSignature`.
  public func payload(of token: CompactToken) throws(TokenError) -> [UInt8] {
    guard let id = token.keyID, let key = keys[id] else { throw .unknownKey }
    guard token.algorithm == key.algorithm else { throw .wrongAlgorithm }
    guard key.verifies(token.signature, of: token.signed) else { throw .badSignature }
    return token.payload
  }

  private struct KeySet: Codable {
    var keys: [Key]
  }

  private struct Key: Codable {
    var kty: String
    var kid: String?
    var alg: String?
    var use: String?
    var crv: String?
    var x: String?
    var y: String?
    var n: String?
    var e: String?

    init(_ key: PublicKey, id: String) {
      (kid, alg, use) = (id, key.algorithm, "sig")
      switch key {
      case .ed25519(let bytes): (kty, crv, x) = ("OKP", "Ed25519", Base64URL.encode(bytes))
      case .rsa(let modulus, let exponent):
        (kty, n, e) = ("RSA", Base64URL.encode(modulus), Base64URL.encode(exponent))
      case .p256(let x, let y):
        (kty, crv, self.x, self.y) = ("EC", "P-256", Base64URL.encode(x), Base64URL.encode(y))
      }
    }

    /// Nil for a kind that we do not use, or an algorithm that is not the kind's.
    var publicKey: PublicKey? {
      func bytes(_ text: String?) -> [UInt8]? { text.flatMap { Base64URL.decode($0) } }
      let key: PublicKey? =
        switch (kty, crv) {
        case ("OKP", "Ed25519"): bytes(x).map(PublicKey.ed25519)
        case ("EC", "P-256"):
          if let x = bytes(x), let y = bytes(y) { .p256(x: x, y: y) } else { nil }
        case ("RSA", nil):
          if let n = bytes(n), let e = bytes(e) { .rsa(modulus: n, exponent: e) } else { nil }
        default: nil
        }
      return alg == nil || alg == key?.algorithm ? key : nil
    }
  }
}

extension PublicKey {
  /// Its name in a token's header.
  public var algorithm: String {
    switch self {
    case .ed25519: "EdDSA"
    case .rsa: "RS256"
    case .p256: "ES256"
    }
  }
}
