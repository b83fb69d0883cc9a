/// How a delivery proves where it comes from. Each attempt is signed anew.
public enum WebhookSigning: Sendable, Hashable {
  case none
  /// The API key with the webhook badge.
  case retell(secret: String)
  /// The endpoint's secrets: one `v1` each, as while a secret is being rolled.
  case stripe(secrets: [String])

  /// A header of a request.
  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: String
  }

  /// The headers that sign `body` at `time`, unix milliseconds.
  public func headers(body: [UInt8], atMilliseconds time: Int64) -> [Header] {
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
    }
  }
}
