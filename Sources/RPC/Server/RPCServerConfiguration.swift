/// What an RPC server is told once, at its start.
public struct RPCServerConfiguration: Sendable {
  /// The address to listen on.
  public var host: String
  /// The port to listen on; 0 takes a free one.
  public var port: Int
  /// The service's own name.
  public var serviceName: String
  /// Names this process among replicas.
  public var instance: String
  /// Names what was built, for peers and people.
  public var build: String
  /// The services that may connect, each with the token that it must present. Not used with `tls`.
  public var credentials: [String: String]

  /// Connections are by mutual TLS, and the caller is whom its certificate names.
  public var tls: TLSCredentials?

  /// Calls open at once on one connection.
  public var maximumCalls = 256
  /// Handlers running at once in the whole server.
  public var maximumRunningCalls = 4_096
  /// Bytes of the largest request.
  public var maximumMessage = 4 << 20
  /// Bytes of the largest metadata.
  public var maximumMetadata = 8_192
  /// Body bytes a call may send before it needs credit.
  public var window = 65_536
  /// Bytes of answers that may wait for a peer to read them; with more the connection is closed.
  public var maximumUnsent = 16 << 20
  /// How long a peer may take nothing of what waits for it; then the connection is closed.
  public var stallTimeout = Duration.seconds(20)
  /// Connections at once; accepting pauses there.
  public var maximumConnections = 4_096
  /// Connections at once from one address.
  public var maximumConnectionsPerPeer = 256
  /// A connection without calls is closed after so long.
  public var idleTimeout = Duration.seconds(300)
  /// A connection older than this, give or take a tenth, is drained.
  public var maximumAge = Duration.seconds(1_800)
  /// How long calls may run on after the shutdown began.
  public var drainGrace = Duration.seconds(10)
  /// Where clients of the same process find the server, beside its port.
  public var network: InProcessNetwork?

  public init(
    host: String = "127.0.0.1", port: Int = 0, serviceName: String, instance: String = "", build: String = "",
    credentials: [String: String]
  ) {
    self.host = host
    self.port = port
    self.serviceName = serviceName
    self.instance = instance
    self.build = build
    self.credentials = credentials
  }
}

extension RPCServerConfiguration: CustomStringConvertible {
  /// Without the tokens.
  public var description: String {
    "\(serviceName) on \(host):\(port), callers \(credentials.keys.sorted().joined(separator: ", "))"
  }
}
