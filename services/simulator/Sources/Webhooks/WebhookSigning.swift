/// How a delivery proves where it comes from. Each attempt is signed anew.
public enum WebhookSigning: Sendable, Hashable {
  case none
  /// The API key with the webhook badge.
  case retell(secret: String)
  /// The endpoint's secrets: one `v1` each, as while a secret is being rolled.
  case stripe(secrets: [String])
  /// The account's Auth Token.
  case twilio(token: String)
  /// A shared key, by its id.
  case twilioSharedKey(id: String, secret: String)
  /// A credential of Vapi's and the id of this message, which stays over all attempts.
  case vapi(VapiCredential, messageID: String)

  /// A header of a request.
  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The headers that sign `body`, sent to the public `url`, at `time`, unix milliseconds.
  public func headers(url: String, body: [UInt8], atMilliseconds time: Int64) -> [Header] {
    switch self {
    case .none: []
    case .retell(let secret):
      [
        Header(
          name: RetellSigning.headerName,
          value: RetellSigning.header(body: body, secret: secret, atMilliseconds: time))
      ]
    case .stripe(let secrets):
      [
        Header(
          name: StripeSigning.headerName,
          value: StripeSigning.header(body: body, secrets: secrets, atSeconds: time / 1_000))
      ]
    case .twilio(let token):
      [
        Header(
          name: TwilioSigning.headerName, value: TwilioSigning.signature(url: url, form: body, token: token))
      ]
    case .twilioSharedKey(let id, let secret):
      [
        Header(
          name: TwilioSigning.headerName,
          value: TwilioSigning.sharedKeySignature(url: url, form: body, secret: secret)),
        Header(name: TwilioSigning.settingsHeaderName, value: "key=\(id),algorithm=HMAC_SHA256"),
      ]
    case .vapi(let credential, let messageID):
      VapiSigning.headers(credential, url: url, body: body, messageID: messageID, atMilliseconds: time)
    }
  }
}
