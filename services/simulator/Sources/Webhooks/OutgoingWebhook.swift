/// One event to be sent: where to, with which body, signed how.
public struct OutgoingWebhook: Sendable, Hashable {
  public var url: String
  /// The URL that is signed, where it is not the one that is called, as behind a proxy; nil: the same.
  public var signedURL: String?
  /// What the provider calls the event.
  public var event: String
  /// The id of the call or object that it is about.
  public var subject: String
  public var contentType: String
  public var body: [UInt8]
  public var signing: WebhookSigning
  public var policy: DeliveryPolicy
  /// Waited before the first attempt.
  public var pause: Duration

  public init(
    url: String, event: String, subject: String, contentType: String = "application/json", body: [UInt8],
    signing: WebhookSigning, policy: DeliveryPolicy, pause: Duration = .zero
  ) {
    self.url = url
    self.event = event
    self.subject = subject
    self.contentType = contentType
    self.body = body
    self.signing = signing
    self.policy = policy
    self.pause = pause
  }
}
