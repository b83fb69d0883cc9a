internal import COpenSSL

/// The key and nonce of one sealed record: HKDF-SHA256 of a longer-lived key with the record's random salt.
///
/// One record, one key: nonces cannot run out, however many records an organization has. Source: RFC 5869.
enum RecordKey {
  static let saltLength = 16
  private static let keyLength = 32
  private static let nonceLength = 12

  /// The 32-byte AES key followed by the 12-byte nonce.
  static func derive(from key: SecretKey, salt: [UInt8]) throws(SealingError) -> (key: [UInt8], nonce: [UInt8]) {
    let context = EVP_KDF_CTX_new(Algorithm.hkdf.pointer)
    defer { EVP_KDF_CTX_free(context) }
    var output = [UInt8](repeating: 0, count: keyLength + nonceLength)
    let information = Array("switchboard record key 1".utf8)
    let answer = key.withBytes { secret in
      salt.withUnsafeBytes { salt in
        information.withUnsafeBytes { information in
          var parameters = [
            switchboard_parameter_sha256(), switchboard_parameter_key(secret.baseAddress, secret.count),
            switchboard_parameter_salt(salt.baseAddress, salt.count),
            switchboard_parameter_info(information.baseAddress, information.count), OSSL_PARAM_construct_end(),
          ]
          return EVP_KDF_derive(context, &output, output.count, &parameters)
        }
      }
    }
    // 1 is success; anything else means that the provider lacks HKDF.
    guard answer == 1 else { throw SealingError(.library, "OpenSSL cannot derive a key.") }
    defer { OPENSSL_cleanse(&output, output.count) }
    return (Array(output[..<keyLength]), Array(output[keyLength...]))
  }
}
