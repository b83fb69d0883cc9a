/// How a Vapi credential authenticates its webhooks. Source: Vapi's documentation, "Server authentication", and the
/// schema `HMACAuthenticationPlan`.
public struct VapiCredential: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, Hashable {
    case none
    /// `X-Vapi-Secret`, the older way.
    case secret
    case bearer
    case hmac
  }

  public var kind: Kind
  public var secret: String
  /// Of a bearer token; nil: `Authorization`.
  public var headerName: String?
  public var bearerPrefixEnabled: Bool?
  public var secretIsBase64: Bool?
  /// `sha1`, `sha256` or `sha512`; nil: `sha256`.
  public var algorithm: String?
  public var signatureHeader: String?
  public var timestampHeader: String?
  public var includeTimestamp: Bool?
  public var payloadFormat: String?
  public var signaturePrefix: String?
  /// `hex` or `base64`; nil: `hex`.
  public var signatureEncoding: String?
  public var messageIDHeader: String?

  public init(kind: Kind, secret: String) {
    self.kind = kind
    self.secret = secret
  }

  /// The credential that signs as Standard Webhooks do; `secret` is `whsec_` and base64.
  public static func standardWebhooks(secret: String) -> VapiCredential {
    var credential = VapiCredential(
      kind: .hmac, secret: secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret)
    credential.secretIsBase64 = true
    credential.signatureHeader = "webhook-signature"
    credential.timestampHeader = "webhook-timestamp"
    credential.messageIDHeader = "webhook-id"
    credential.payloadFormat = "{svix-id}.{timestamp}.{body}"
    credential.signaturePrefix = "v1,"
    credential.signatureEncoding = "base64"
    return credential
  }
}
