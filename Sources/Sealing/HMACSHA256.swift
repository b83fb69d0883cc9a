internal import COpenSSL

/// HMAC with SHA-256. Source: RFC 2104.
public enum HMACSHA256 {
  /// The code of the messages, one after another, under `key` (any length).
  public static func code(key: [UInt8], _ messages: [UInt8]...) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: SHA256.length)
    let context = EVP_MAC_CTX_dup(Algorithm.hmacSHA256.pointer)
    defer { EVP_MAC_CTX_free(context) }
    // A null key would mean "keep the former one": an empty key is given as a pointer to nothing.
    var succeeded = (key.isEmpty ? [0] : key).withUnsafeBufferPointer {
      EVP_MAC_init(context, $0.baseAddress, key.count, nil) == 1
    }
    for message in messages {
      succeeded = succeeded && EVP_MAC_update(context, message, message.count) == 1
    }
    var written = 0
    succeeded = succeeded && EVP_MAC_final(context, &code, &written, code.count) == 1
    precondition(succeeded && written == code.count, "OpenSSL has no HMAC-SHA256")
    return code
  }
}
