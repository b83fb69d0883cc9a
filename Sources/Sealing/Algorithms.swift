internal import COpenSSL

/// OpenSSL's algorithms, looked up once: by name, a look-up takes locks and longer than what is then computed.
///
/// Never freed, and never changed once made, so threads may share them: that is what makes `@unchecked Sendable` true. Contexts
/// among them are only copied from. Source: OpenSSL manual, crypto(7), "Performance".
struct Algorithm: @unchecked Sendable {
  let pointer: OpaquePointer

  private init(_ pointer: OpaquePointer?, _ name: StaticString) {
    guard let pointer else { preconditionFailure("OpenSSL has no \(name)") }
    self.pointer = pointer
  }

  /// For `EVP_DigestInit_ex`.
  static let sha256 = Algorithm(EVP_MD_fetch(nil, "SHA256", nil), "SHA256")
  /// For `EVP_EncryptInit_ex` and `EVP_DecryptInit_ex`.
  static let aes256GCM = Algorithm(EVP_CIPHER_fetch(nil, "AES-256-GCM", nil), "AES-256-GCM")
  /// Contexts to copy with `EVP_MAC_CTX_dup`, whose digest is set.
  static let hmacSHA1 = hmac(switchboard_parameter_sha1())
  static let hmacSHA256 = hmac(switchboard_parameter_sha256())
  static let hmacSHA512 = hmac(switchboard_parameter_sha512())
  /// For `EVP_KDF_CTX_new`.
  static let hkdf = Algorithm(EVP_KDF_fetch(nil, "HKDF", nil), "HKDF")

  private static func hmac(_ digest: OSSL_PARAM) -> Algorithm {
    let context = EVP_MAC_CTX_new(EVP_MAC_fetch(nil, "HMAC", nil))
    var parameters = [digest, OSSL_PARAM_construct_end()]
    precondition(EVP_MAC_CTX_set_params(context, &parameters) == 1, "OpenSSL has no such HMAC")
    return Algorithm(context, "HMAC")
  }
}
