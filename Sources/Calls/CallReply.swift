/// What a handler may say beside its messages, and learn about its connection.
public protocol CallReply: AnyObject, Sendable {
  /// Metadata that reaches the caller before the first message. Ignored once a message was sent.
  func sendLeading(_ metadata: Metadata)

  /// Metadata that reaches the caller with the end of the call. The last one set counts.
  func setTrailing(_ metadata: Metadata)

  /// The server shuts down or renews its connections: long work should come to an end.
  var isDraining: Bool { get }
}
