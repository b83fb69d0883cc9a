/// Which sides of a call send a stream of messages rather than one.
public struct CallShape: Sendable, Hashable {
  /// The client sends any number of messages.
  public var streamsRequests: Bool
  /// The server sends any number of messages.
  public var streamsResponses: Bool
  /// A call without a deadline is lawful.
  public var isLongLived: Bool

  public init(streamsRequests: Bool = false, streamsResponses: Bool = false, isLongLived: Bool = false) {
    self.streamsRequests = streamsRequests
    self.streamsResponses = streamsResponses
    self.isLongLived = isLongLived
  }

  /// One message each way.
  public static let unary = CallShape()

  /// How long a call without a deadline may take: as good as for ever, and still a number that can be computed with.
  public static let forEver = Duration.seconds(10 * 365 * 86_400)
}
