internal import Sealing

/// A secret that Vapi sends in a header. It proves who sends, but not what: nothing binds the body.
///
/// Source: docs.vapi.ai, "Server authentication".
public struct VapiBearer: Sendable, Hashable, Codable {
  /// `Authorization` unless the credential renames it. Compared without case.
  public var headerName: String
  /// Whether `Bearer ` stands before the secret.
  public var hasPrefix: Bool

  public init(headerName: String = "Authorization", hasPrefix: Bool = true) {
    self.headerName = headerName
    self.hasPrefix = hasPrefix
  }

  func verify(_ delivery: SignedDelivery, secret: [UInt8]) -> SignatureVerdict {
    guard let value = delivery.header(headerName) else { return .missing }
    guard !hasPrefix || value.hasPrefix("Bearer ") else { return .malformed }
    let sent = hasPrefix ? value.dropFirst("Bearer ".count) : value[...]
    return constantTimeEquals(Array(sent.utf8), secret) ? .valid(secret: 0) : .mismatch
  }
}
