public import Calls

/// What an RPC client is told once, at its start.
public struct RPCClientConfiguration: Sendable {
  /// The servers, each `host:port`; calls go round all that are connected.
  public var addresses: [String]
  /// The calling service's own name.
  public var service: String
  /// The secret that proves it to these servers. Not used with `tls`.
  public var token: String
  /// Names this process among replicas.
  public var instance: String
  /// Names what was built, for peers and people.
  public var build: String

  /// Connections are by mutual TLS.
  public var tls: TLSCredentials?
  /// The service at the other end. With `tls` it must be there: it is the name in its certificate.
  public var serverName = ""

  /// How long a call waits for a first connection; its deadline bounds that too.
  public var readyTimeout = Duration.seconds(5)
  /// How long one attempt to connect may take.
  public var connectTimeout = Duration.seconds(3)
  /// Calls that may wait for a connection or a free place on one.
  public var maximumWaiting = 10_000
  /// Calls on their way at once, for each event loop; more wait.
  public var maximumInFlight = 10_000
  /// Retries and hedges that may be saved up; every tenth call pays for one.
  public var retriesSaved = 50
  /// A hedged method is asked of a second server when the first has not answered for so long.
  public var hedgeAfter = Duration.milliseconds(50)
  /// What stands round every call, outermost first.
  public var interceptors: [any ClientInterceptor] = []
  /// What counts the calls that are made.
  public var observer: (any RPCObserver)?
  /// The servers run in this process: addresses are their names there.
  public var network: InProcessNetwork?
  /// Bytes of the largest answer.
  public var maximumMessage = 4 << 20
  /// Body bytes of an answer before the server needs credit.
  public var window = 262_144
  /// Without a byte for so long, while calls are open, the server is asked for a sign of life.
  public var pingInterval = Duration.seconds(5)
  /// Without any byte for so long after that, the connection is dead.
  public var pingTimeout = Duration.seconds(5)

  public init(addresses: [String], service: String, token: String, instance: String = "", build: String = "") {
    self.addresses = addresses
    self.service = service
    self.token = token
    self.instance = instance
    self.build = build
  }
}

extension RPCClientConfiguration: CustomStringConvertible {
  /// Without the token.
  public var description: String { "\(service) to \(addresses.joined(separator: ", "))" }
}
