internal import COpenSSL

/// Signatures with Ed25519. Source: RFC 8032.
public enum Ed25519 {
  /// Bytes of a public key.
  public static let publicKeyLength = 32
  /// Bytes of a signature.
  public static let signatureLength = 64

  /// A private key, which prints as nothing and is wiped when its last owner lets go of it.
  public struct PrivateKey: Sendable, CustomStringConvertible {
    /// Bytes of a private key.
    public static let length = 32

    private let seed: SecretKey
    public let publicKey: [UInt8]

    /// A new key.
    public init() throws(SealingError) {
      try self.init(randomBytes(Self.length))
    }

    /// Throws `malformed` where there are not 32 bytes.
    public init(_ bytes: [UInt8]) throws(SealingError) {
      guard bytes.count == Self.length else { throw SealingError(.malformed, "An Ed25519 key has 32 bytes.") }
      seed = SecretKey(bytes)
      guard let key = Self.open(seed) else { throw SealingError(.library, "OpenSSL has no Ed25519.") }
      defer { EVP_PKEY_free(key) }
      var publicKey = [UInt8](repeating: 0, count: Ed25519.publicKeyLength)
      var count = publicKey.count
      guard EVP_PKEY_get_raw_public_key(key, &publicKey, &count) == 1, count == publicKey.count else {
        throw SealingError(.library, "OpenSSL gives no public key.")
      }
      self.publicKey = publicKey
    }

    /// The 32 bytes, to be sealed. Whoever asks wipes nothing: let go of them soon.
    public func reveal() -> [UInt8] { seed.withBytes { Array($0) } }

    /// The signature of `message`; the same each time.
    public func sign(_ message: [UInt8]) throws(SealingError) -> [UInt8] {
      guard let key = Self.open(seed), let context = EVP_MD_CTX_new() else {
        throw SealingError(.library, "OpenSSL has no Ed25519.")
      }
      defer {
        EVP_MD_CTX_free(context)
        EVP_PKEY_free(key)
      }
      var signature = [UInt8](repeating: 0, count: Ed25519.signatureLength)
      var count = signature.count
      // Both answer 1 for success; what can fail is memory.
      guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
        EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == signature.count
      else { throw SealingError(.library, "OpenSSL cannot sign.") }
      return signature
    }

    private static func open(_ seed: SecretKey) -> OpaquePointer? {
      seed.withBytes {
        EVP_PKEY_new_raw_private_key(
          switchboard_ed25519(), nil, $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
      }
    }

    public var description: String { "‹private key›" }
  }
}
