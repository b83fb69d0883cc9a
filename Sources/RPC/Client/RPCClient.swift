public import Calls
public import Logging
internal import Resilience
public import ServiceLifecycle
internal import Synchronization
internal import Wire

/// Calls the servers behind some addresses, keeping a connection to each.
///
/// Calls may be made as soon as `run` is running; they wait for a first connection at most `readyTimeout`. A call made on
/// an event loop, by a handler for example, goes through connections of that loop, so that it changes no thread; calls
/// from elsewhere share those of one loop. Graceful shutdown refuses new calls, lets those in flight end, then `run`
/// returns. Cancellation of `run` closes the connections at once, so that calls in flight fail as `connection_lost`.
public final class RPCClient: Caller, Service {
  let configuration: RPCClientConfiguration
  let gate = CallGate()
  let budget: Mutex<RetryBudget>
  /// What counts the calls of each method.
  private let meters = Mutex(NumberTable<any CallMeter>())
  private let logger: Logger
  private let resolver: any AddressResolver
  let pools: [ConnectionPool]
  private let home: ConnectionPool
  /// The pools that somebody has asked for a connection.
  private let wanted = AsyncStream<Int>.makeStream()

  public convenience init(configuration: RPCClientConfiguration, logger: Logger) {
    self.init(configuration: configuration, resolver: SystemResolver(), logger: logger)
  }

  init(configuration: RPCClientConfiguration, resolver: any AddressResolver, logger: Logger) {
    precondition(!configuration.addresses.isEmpty, "A client needs an address.")
    self.configuration = configuration
    self.resolver = configuration.network == nil ? resolver : NamesAsTheyAre()
    self.logger = logger
    self.budget = Mutex(RetryBudget(retries: configuration.retriesSaved))
    self.pools = LoopExecutor.all.map { executor in
      ConnectionPool(
        executor: executor, maximumWaiting: configuration.maximumWaiting,
        maximumInFlight: configuration.maximumInFlight)
    }
    self.home = pools[Int(truncatingIfNeeded: FastRandom.next() >> 1) % pools.count]
    _ = poolForCall(home)
  }

  /// Runs a client for as long as `body` does. Throws what `body` throws.
  public static func withClient<Result: Sendable>(
    _ configuration: RPCClientConfiguration, logger: Logger, _ body: @Sendable (RPCClient) async throws -> Result
  ) async throws -> Result {
    let client = RPCClient(configuration: configuration, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      let result = try await body(client)
      client.gate.drain()
      try await group.waitForAll()
      return result
    }
  }

  /// Keeps the connections until shutdown. To be called once.
  public func run() async throws {
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await withDiscardingTaskGroup { group in
          group.addTask {
            await self.gate.over.wait()
            self.wanted.continuation.finish()
          }
          for await index in wanted.stream {
            let keeper = EndpointKeeper(
              configuration: configuration, resolver: resolver, pool: pools[index], logger: logger,
              connector: ClientConnector(configuration: configuration, logger: logger))
            group.addTask { await keeper.run() }
          }
          group.cancelAll()
        }
        for pool in pools { pool.stop() }
      } onGracefulShutdown: {
        self.gate.drain()
      }
    } onCancel: {
      for pool in self.pools { pool.stop() }
      self.gate.stop()
    }
  }

  /// The pool of the loop that this runs on, else the one that all other threads share.
  var pool: ConnectionPool {
    guard let executor = LoopExecutor.current else { return home }
    return poolForCall(pools[executor.index])
  }

  func meter(of method: MethodDescription) -> (any CallMeter)? {
    guard let observer = configuration.observer else { return nil }
    return meters.withLock { meters in
      if let known = meters[method.id] { return known }
      let meter = observer.meter(method: method.name, peer: configuration.serverName)
      meters[method.id] = meter
      return meter
    }
  }

  private func poolForCall(_ pool: ConnectionPool) -> ConnectionPool {
    if pool.isWantedFirst(), let index = pools.firstIndex(where: { $0 === pool }) { wanted.continuation.yield(index) }
    return pool
  }
}

/// In one process a name is all there is.
private struct NamesAsTheyAre: AddressResolver {
  func resolve(_ address: String) async throws -> [String] { [address] }
}
