internal import COpenSSL

/// A key that verifies signatures of others: the three kinds that tokens are signed with.
public enum PublicKey: Sendable, Hashable {
  /// 32 bytes. Source: RFC 8032.
  case ed25519([UInt8])
  /// Modulus and exponent, big-endian: PKCS #1 1.5 signatures of SHA-256. Source: RFC 8017.
  case rsa(modulus: [UInt8], exponent: [UInt8])
  /// The point's coordinates, 32 bytes each: ECDSA signatures of SHA-256 on P-256. Source: FIPS 186-4.
  case p256(x: [UInt8], y: [UInt8])

  /// Bytes of a modulus that is neither too weak nor a burden: 2,048 to 8,192 bits.
  public static let modulusLength = 256...1024
  /// Bytes of an exponent: 65,537 has three.
  public static let exponentLength = 1...4

  /// Whether the numbers have a size that can be a key's.
  public var isWellFormed: Bool {
    switch self {
    case .ed25519(let bytes): bytes.count == Ed25519.publicKeyLength
    case .rsa(let modulus, let exponent):
      Self.modulusLength.contains(modulus.count) && modulus.first != 0
        && Self.exponentLength.contains(exponent.count) && exponent.last.map { $0 % 2 == 1 } == true && exponent != [1]
    case .p256(let x, let y): x.count == 32 && y.count == 32
    }
  }

  /// Whether `signature` is this key's of `message`. A P-256 signature is r and s, 32 bytes each.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard isWellFormed else { return false }
    switch self {
    case .ed25519(let bytes):
      guard signature.count == Ed25519.signatureLength,
        let key = EVP_PKEY_new_raw_public_key(switchboard_ed25519(), nil, bytes, bytes.count)
      else { return false }
      return Self.check(signature, of: message, key, digest: nil)
    case .rsa(let modulus, let exponent):
      guard signature.count == modulus.count, let key = Self.rsaKey(modulus, exponent) else { return false }
      return Self.check(signature, of: message, key, digest: EVP_sha256())
    case .p256(let x, let y):
      guard signature.count == 64, let key = Self.p256Key([4] + x + y) else { return false }
      return Self.check(Self.der(signature), of: message, key, digest: EVP_sha256())
    }
  }

  /// Takes `key` over and frees it.
  private static func check(
    _ signature: [UInt8], of message: [UInt8], _ key: OpaquePointer, digest: OpaquePointer?
  ) -> Bool {
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    // 1: it is the key's. 0, and negative for what is no signature at all: it is not. What it says is left in a queue of
    // the thread, which is emptied.
    let isGenuine =
      EVP_DigestVerifyInit(context, nil, digest, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    if !isGenuine { ERR_clear_error() }
    return isGenuine
  }

  private static func rsaKey(_ modulus: [UInt8], _ exponent: [UInt8]) -> OpaquePointer? {
    // OpenSSL's parameters hold numbers in the machine's order, which is the other one here.
    let (modulus, exponent) = (Array(modulus.reversed()), Array(exponent.reversed()))
    return modulus.withUnsafeBytes { modulus in
      exponent.withUnsafeBytes { exponent in
        var parameters = [
          switchboard_parameter_rsa_modulus(modulus.baseAddress, modulus.count),
          switchboard_parameter_rsa_exponent(exponent.baseAddress, exponent.count), OSSL_PARAM_construct_end(),
        ]
        return make("RSA", &parameters)
      }
    }
  }

  private static func p256Key(_ point: [UInt8]) -> OpaquePointer? {
    point.withUnsafeBytes { point in
      var parameters = [
        switchboard_parameter_p256(), switchboard_parameter_point(point.baseAddress, point.count),
        OSSL_PARAM_construct_end(),
      ]
      return make("EC", &parameters)
    }
  }

  /// Nil where the numbers are no key, such as a point that is not on the curve.
  private static func make(_ kind: String, _ parameters: inout [OSSL_PARAM]) -> OpaquePointer? {
    guard let context = EVP_PKEY_CTX_new_from_name(nil, kind, nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_fromdata_init(context) == 1,
      EVP_PKEY_fromdata(context, &key, switchboard_public_key(), &parameters) == 1
    else {
      ERR_clear_error()
      return nil
    }
    return key
  }

  /// r and s as the sequence of two integers that OpenSSL wants. Source: RFC 3279, 2.2.3.
  private static func der(_ signature: [UInt8]) -> [UInt8] {
    func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      var digits = Array(bytes.drop { $0 == 0 })
      if digits.isEmpty { digits = [0] }
      if digits[0] >= 0x80 { digits.insert(0, at: 0) }
      return [2, UInt8(digits.count)] + digits
    }
    let content = integer(signature[..<32]) + integer(signature[32...])
    return [0x30, UInt8(content.count)] + content
  }
}
