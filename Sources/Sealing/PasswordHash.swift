internal import COpenSSL
internal import Foundation

/// Passwords hashed with scrypt, N = 2¹⁵, r = 8, p = 1: 32 MiB and some 80 ms each. Source: RFC 7914; OWASP's advice.
///
/// Both functions compute for that long: run them off the cooperative pool.
public enum PasswordHash {
  private static let logCost = 15
  private static let saltLength = 16
  private static let hashLength = 32

  /// `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`, both base64.
  public static func hash(_ password: [UInt8]) throws(SealingError) -> String {
    let salt = randomBytes(saltLength)
    let hash = try derive(password, salt: salt, logCost: logCost)
    return "$scrypt$ln=\(logCost),r=8,p=1$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
  }

  /// Whether `password` is the one that was hashed. A stored text of another form is `malformed`.
  public static func verify(_ password: [UInt8], against stored: String) throws(SealingError) -> Bool {
    let parts = stored.split(separator: "$").map(String.init)
    guard parts.count == 4, parts[0] == "scrypt", parts[1] == "ln=\(logCost),r=8,p=1",
      let salt = Data(base64Encoded: parts[2]), let hash = Data(base64Encoded: parts[3]), hash.count == hashLength
    else { throw SealingError(.malformed, "The stored password hash is not of a known form.") }
    return constantTimeEquals(try derive(password, salt: Array(salt), logCost: logCost), Array(hash))
  }

  private static func derive(_ password: [UInt8], salt: [UInt8], logCost: Int) throws(SealingError) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: hashLength)
    let answer = password.withUnsafeBytes { bytes in
      // 64 MiB allowed; 1 is success, 0 that the parameters need more.
      EVP_PBE_scrypt(
        bytes.assumingMemoryBound(to: CChar.self).baseAddress, password.count, salt, salt.count, 1 << logCost, 8, 1,
        64 << 20, &output, output.count)
    }
    guard answer == 1 else { throw SealingError(.library, "OpenSSL cannot compute scrypt.") }
    return output
  }
}
