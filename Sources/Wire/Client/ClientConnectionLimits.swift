/// The bounds of one connection at the client that no SETTINGS frame tells.
public struct ClientConnectionLimits: Sendable, Hashable {
  /// From the connection to the server's SETTINGS.
  public var handshake = Duration.seconds(5)
  /// Without a byte from the server for so long, while calls are open, it is asked for a sign of life.
  public var pingInterval = Duration.seconds(5)
  /// The same while no call is open.
  public var idlePingInterval = Duration.seconds(30)
  /// Without any byte for so long after a PING, the connection is dead.
  public var pingTimeout = Duration.seconds(5)
  /// Credit beyond the first windows.
  public var creditBudget = 32 << 20

  public init() {}
}
