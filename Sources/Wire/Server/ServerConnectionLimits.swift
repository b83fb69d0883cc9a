/// The bounds of one connection at the server that no SETTINGS frame tells.
public struct ServerConnectionLimits: Sendable, Hashable {
  /// From the connection to the peer's SETTINGS.
  public var handshake = Duration.seconds(5)
  /// The wait for the peer's first bytes before our own opening is sent all the same.
  ///
  /// A client that speaks HTTP then gets a clean HTTP answer as the first bytes. Peers of this protocol send at once.
  public var openingDelay = Duration.milliseconds(200)
  /// Bytes of requests that the open calls may hold.
  public var maximumHeldBytes = 64 << 20
  /// Credit beyond the first windows.
  public var creditBudget = 32 << 20
  /// After this the connection is drained, so that clients find new servers.
  public var maximumAge = Duration.seconds(1_800)
  /// How long a drain may take before its handlers are cancelled.
  public var drainGrace = Duration.seconds(10)
  /// How long cancelled handlers of a drain have to answer.
  public var cancelGrace = Duration.seconds(1)

  public init() {}
}
