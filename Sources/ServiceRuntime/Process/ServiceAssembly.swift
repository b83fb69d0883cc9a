internal import AuthAPI
internal import Foundation
public import Logging
public import Observability
public import Outbound
public import Postgres
public import RPC
internal import Synchronization

/// What the runtime gives a service to build itself from.
public final class ServiceAssembly: Sendable {
  public let service: String
  public let settings: Settings
  public let logger: Logger
  public let metrics: MetricsRegistry
  public let events: EventSink
  /// Shared by the RPC health method, the admin port and, at the edge, `/readyz`.
  public let health: HealthState
  /// What all RPC of the process proves itself with; nil where it does so by tokens.
  let tls: TLSCredentials?
  /// Reads the settings once more, as at the start; nil where there is no file that could change.
  let reread: (@Sendable () async throws -> Settings)?
  private let optionalDatabase: Database?
  private let clients = Mutex<[RegisteredClient]>([])
  private let optionalOutbound = Mutex<OutboundClient?>(nil)
  private let optionalPrincipals = Mutex<PrincipalVerifier?>(nil)

  struct RegisteredClient: Sendable {
    let service: String
    let client: RPCClient
    let isRequired: Bool
  }

  init(
    service: String, settings: Settings, logger: Logger, metrics: MetricsRegistry, health: HealthState,
    tls: TLSCredentials? = nil, database: Database?, reports: ErrorReports? = nil,
    reread: (@Sendable () async throws -> Settings)? = nil
  ) {
    self.service = service
    self.settings = settings
    self.logger = logger
    self.metrics = metrics
    let observer: (@Sendable (EventRecord) -> Void)? =
      if let reports { { record in reports.offer(record) } } else { nil }
    self.events = EventSink(logger: logger, metrics: metrics, observer: observer)
    self.health = health
    self.tls = tls
    self.optionalDatabase = database
    self.reread = reread
  }

  /// The service's database. Traps in a service whose blueprint has no migrations.
  public var database: Database {
    guard let optionalDatabase else { preconditionFailure("\(service) has no migrations and so no database.") }
    return optionalDatabase
  }

  /// The client for providers; the process runs it. Asked twice, it is the same one.
  public var outbound: OutboundClient { outbound(pacedBy: nil) }

  /// The same, with what shares out calls among replicas. The pacer counts where the client is asked for first.
  public func outbound(pacedBy pacer: (any CallPacer)?) -> OutboundClient {
    optionalOutbound.withLock { outbound in
      if let outbound { return outbound }
      let made = OutboundClient(
        configuration: OutboundConfiguration(settings: settings), pacer: pacer, events: events)
      outbound = made
      return made
    }
  }

  /// Who verifies the tokens of those whom calls are made for; the process runs it. Asked twice, it is the same one.
  ///
  /// - Parameter source: Where it hears of keys and revocations; nil: from auth. Counts where it is asked for first.
  @discardableResult
  public func principals(from source: (any PrincipalSource)? = nil) -> PrincipalVerifier {
    if let known = optionalPrincipals.withLock({ $0 }) { return known }
    let source = source ?? AuthPrincipalSource(auth: AuthClient(client(of: "auth")))
    let made = PrincipalVerifier(source: source, events: events)
    return optionalPrincipals.withLock { principals in
      if let principals { return principals }
      principals = made
      return made
    }
  }

  /// The client for providers, where the service asked for it.
  var registeredOutbound: OutboundClient? { optionalOutbound.withLock { $0 } }

  /// The client of another service; the process runs it. Asked twice, it is the same one.
  ///
  /// - Parameter isRequired: This service is not ready while that one does not serve. Only for what it cannot work without
  ///   at all: work that waits in a queue needs nobody.
  public func client(of other: String, isRequired: Bool = false) -> RPCClient {
    clients.withLock { clients in
      if let known = clients.first(where: { $0.service == other }) { return known.client }
      let client = RPCClient(configuration: clientConfiguration(for: other), logger: logger)
      clients.append(RegisteredClient(service: other, client: client, isRequired: isRequired))
      return client
    }
  }

  /// All clients that were asked for.
  var registeredClients: [RegisteredClient] { clients.withLock { $0 } }

  /// Host and process, unless the settings name the replica.
  var instance: String {
    settings.optionalString("\(service).instance")
      ?? "\(ProcessInfo.processInfo.hostName)-\(ProcessInfo.processInfo.processIdentifier)"
  }

  private func clientConfiguration(for other: String) -> RPCClientConfiguration {
    let addresses = settings.list("services.\(other).rpc")
    let port = ServiceCatalog.rpcPort(of: other)
    var configuration = RPCClientConfiguration(
      addresses: addresses.isEmpty ? ["127.0.0.1:\(port)"] : addresses, service: service,
      token: settings.secret("services.\(other).token")?.reveal() ?? "", instance: instance,
      build: BuildInformation.text)
    configuration.tls = tls
    configuration.serverName = other
    configuration.observer = RPCMetrics(.client, metrics: metrics)
    return configuration
  }
}
