internal import Foundation
internal import Sealing

/// Proof keys and other secrets of a flow. Source: RFC 7636.
enum PKCE {
  /// A fresh secret: 256 random bits as 43 characters.
  static func secret() -> String { base64URL(randomBytes(32)) }

  /// The S256 challenge of a verifier.
  static func challenge(of verifier: String) -> String { base64URL(hash(verifier)) }

  /// What is kept of a secret that comes back.
  static func hash(_ secret: String) -> [UInt8] { SHA256.hash(Array(secret.utf8)) }

  /// RFC 4648, 5, without padding.
  static func base64URL(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The bytes of unpadded base64url; nil where it is none.
  static func bytes(base64URL text: some StringProtocol) -> [UInt8]? {
    let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
    let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
    return Data(base64Encoded: padded).map(Array.init)
  }
}
