internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import Wire

/// Keeps the connections of one pool: resolves the client's addresses again and again, and holds one connection to each
/// server behind them.
struct EndpointKeeper: Sendable {
  /// Names are looked up again after so long, and at once when a connection ends.
  static let resolvePeriod = Duration.seconds(10)
  /// Servers that are connected at most; of more a part is taken, chosen at random once.
  static let maximumServers = 20

  let configuration: RPCClientConfiguration
  let resolver: any AddressResolver
  let pool: ConnectionPool
  let logger: Logger
  let connector: ClientConnector
  private let look = Signal()

  init(
    configuration: RPCClientConfiguration, resolver: any AddressResolver, pool: ConnectionPool, logger: Logger,
    connector: ClientConnector
  ) {
    self.configuration = configuration
    self.resolver = resolver
    self.pool = pool
    self.logger = logger
    self.connector = connector
  }

  /// Until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      var keepers: [String: KeptAddress] = [:]
      while !Task.isCancelled {
        let servers = await servers(known: keepers.keys.sorted())
        for address in servers where keepers[address] == nil {
          let kept = KeptAddress()
          keepers[address] = kept
          group.addTask { await keepConnected(to: address, until: kept) }
        }
        for (address, kept) in keepers where !servers.contains(address) {
          keepers[address] = nil
          kept.drop()
          pool.forget(address)
        }
        await look.wait(atMost: Self.resolvePeriod)
      }
      for kept in keepers.values { kept.drop() }
    }
  }

  /// What the names stand for now. A name that cannot be looked up keeps those that are known.
  private func servers(known: [String]) async -> [String] {
    var servers: [String] = []
    for address in configuration.addresses {
      do {
        for server in try await resolver.resolve(address) where !servers.contains(server) { servers.append(server) }
      } catch {
        logger.debug("A name was not resolved.", metadata: ["address": "\(address)", "error": "\(error)"])
        for server in known where !servers.contains(server) { servers.append(server) }
      }
    }
    guard servers.count > Self.maximumServers else { return servers }
    let staying = servers.filter { known.contains($0) }.prefix(Self.maximumServers)
    let others = servers.filter { !known.contains($0) }.shuffled()
    return Array(staying + others.prefix(Self.maximumServers - staying.count))
  }

  /// One connection after the other to one server, until the task is cancelled or the server is dropped.
  private func keepConnected(to address: String, until kept: KeptAddress) async {
    var backoff = ReconnectBackoff()
    await withDiscardingTaskGroup { connections in
      while !Task.isCancelled, !kept.isDropped {
        guard let connection = await connector.connect(to: address, pool: pool) else {
          pool.failed(at: address)
          await pause(&backoff, kept)
          continue
        }
        kept.hold(connection)
        // A drained connection lives on beside the next one until its last call has ended.
        connections.addTask { await closing(connection) { await connection.closed.wait() } }
        let failures = backoff
        if case .ready = await closing(connection, { await connection.opened.wait() }) { backoff.reset() }
        let reason = await closing(connection, { await connection.retired.wait() })
        look.raise()
        switch reason {
        case nil: continue
        case .goAway(.unauthorized, let text):
          backoff = failures
          pool.refused(text)
        case .goAway(.version, _), .foreign: backoff = failures
        case .goAway, .done, .fault, .silence: break
        }
        await pause(&backoff, kept)
      }
    }
  }

  /// Waits for something that the connection's end brings about; the task's cancellation ends the connection.
  private func closing<Value: Sendable>(
    _ connection: ClientConnection, _ wait: @Sendable () async -> Value
  ) async -> Value {
    await withTaskCancellationHandler(operation: wait) { connection.close() }
  }

  private func pause(_ backoff: inout ReconnectBackoff, _ kept: KeptAddress) async {
    guard !kept.isDropped else { return }
    // The loop looks at the cancellation itself.
    try? await Task.sleep(for: backoff.next(random: .random(in: 0..<1)))
  }
}

/// One server of a client, until its name stands for it no more: then its connection is drained.
private final class KeptAddress: Sendable {
  private let state = Mutex<(isDropped: Bool, connection: ClientConnection?)>((false, nil))

  var isDropped: Bool { state.withLock { $0.isDropped } }

  func hold(_ connection: ClientConnection) {
    let isDropped = state.withLock { state in
      state.connection = connection
      return state.isDropped
    }
    if isDropped { connection.drain() }
  }

  func drop() {
    state.withLock { state in
      state.isDropped = true
      return state.connection
    }?.drain()
  }
}
