internal import COpenSSL

/// HMAC with the hash that an outside signer uses. Source: RFC 2104. For codes of our own there is `HMACSHA256`.
public enum HMACCode {
  /// The hashes, by the names that providers give them.
  public enum Hash: String, Sendable, Hashable, Codable, CaseIterable {
    case sha1, sha256, sha512

    /// Bytes of a code.
    public var length: Int {
      switch self {
      case .sha1: 20
      case .sha256: 32
      case .sha512: 64
      }
    }
  }

  /// The code of the messages, one after another, under `key` (any length).
  public static func code(_ hash: Hash, key: [UInt8], _ messages: [[UInt8]]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: hash.length)
    let template =
      switch hash {
      case .sha1: Algorithm.hmacSHA1
      case .sha256: Algorithm.hmacSHA256
      case .sha512: Algorithm.hmacSHA512
      }
    let context = EVP_MAC_CTX_dup(template.pointer)
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
    precondition(succeeded && written == code.count, "OpenSSL has no HMAC with \(hash)")
    return code
  }
}
