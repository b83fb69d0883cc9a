internal import COpenSSL

/// AES-256 in Galois/Counter Mode. Source: NIST SP 800-38D.
enum AES256GCM {
  static let tagLength = 16

  /// Ciphertext followed by the tag.
  static func seal(
    _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], authenticating data: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    let context = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(context) }
    var sealed = [UInt8](repeating: 0, count: plaintext.count + tagLength)
    var written: Int32 = 0
    var tag = [UInt8](repeating: 0, count: tagLength)
    // Every call answers 1 for success. A GCM nonce of 12 bytes is the default length.
    let succeeded =
      EVP_EncryptInit_ex(context, Algorithm.aes256GCM.pointer, nil, key, nonce) == 1
      && EVP_EncryptUpdate(context, nil, &written, data, Int32(data.count)) == 1
      && EVP_EncryptUpdate(context, &sealed, &written, plaintext, Int32(plaintext.count)) == 1
      && EVP_EncryptFinal_ex(context, nil, &written) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), &tag) == 1
    guard succeeded else { throw SealingError(.library, "OpenSSL cannot encrypt.") }
    sealed.replaceSubrange(plaintext.count..., with: tag)
    return sealed
  }

  /// The plaintext; `notAuthentic` where anything was changed.
  static func open(
    _ sealed: ArraySlice<UInt8>, key: [UInt8], nonce: [UInt8], authenticating data: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    guard sealed.count >= tagLength else { throw SealingError(.malformed, "The sealed bytes are too short.") }
    let ciphertext = Array(sealed.dropLast(tagLength))
    var tag = Array(sealed.suffix(tagLength))
    let context = EVP_CIPHER_CTX_new()
    defer { EVP_CIPHER_CTX_free(context) }
    var plaintext = [UInt8](repeating: 0, count: ciphertext.count)
    var written: Int32 = 0
    let begun =
      EVP_DecryptInit_ex(context, Algorithm.aes256GCM.pointer, nil, key, nonce) == 1
      && EVP_DecryptUpdate(context, nil, &written, data, Int32(data.count)) == 1
      && EVP_DecryptUpdate(context, &plaintext, &written, ciphertext, Int32(ciphertext.count)) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &tag) == 1
    guard begun else { throw SealingError(.library, "OpenSSL cannot decrypt.") }
    // 1 means that the tag fits; anything else that it does not.
    guard EVP_DecryptFinal_ex(context, nil, &written) == 1 else {
      OPENSSL_cleanse(&plaintext, plaintext.count)
      throw SealingError(.notAuthentic, "The sealed bytes are not what was stored here.")
    }
    return plaintext
  }
}
