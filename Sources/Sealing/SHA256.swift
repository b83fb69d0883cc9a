internal import COpenSSL

/// SHA-256. Source: FIPS 180-4.
public enum SHA256 {
  /// Bytes of a digest.
  public static let length = 32

  /// The digest of the messages, one after another.
  public static func hash(_ messages: [UInt8]...) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: length)
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    // Each call answers 1 for success; none can fail for SHA-256 of the default provider but for lack of memory.
    var succeeded = EVP_DigestInit_ex(context, Algorithm.sha256.pointer, nil) == 1
    for message in messages {
      succeeded = succeeded && EVP_DigestUpdate(context, message, message.count) == 1
    }
    succeeded = succeeded && EVP_DigestFinal_ex(context, &digest, nil) == 1
    precondition(succeeded, "OpenSSL has no SHA-256")
    return digest
  }
}
