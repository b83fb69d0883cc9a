internal import Foundation
internal import Sealing

/// The last part of a webhook's path: what makes the address unguessable. Only its hash is stored.
enum SourceToken {
  /// 192 random bits in the URL-safe alphabet of base64.
  static func new() -> String {
    Data(randomBytes(24)).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
  }

  /// The token has full entropy: a plain hash is enough.
  static func hash(_ token: String) -> [UInt8] { SHA256.hash(Array(token.utf8)) }
}
