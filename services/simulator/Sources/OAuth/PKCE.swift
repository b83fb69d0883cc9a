internal import Foundation
internal import Sealing

/// Proof key for code exchange. Source: RFC 7636, section 4.2.
enum PKCE {
  /// The S256 challenge of a verifier: SHA-256 as base64url without padding.
  static func challenge(of verifier: String) -> String {
    Data(SHA256.hash(Array(verifier.utf8))).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
