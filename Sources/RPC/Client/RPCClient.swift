public import Calls
public import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle
internal import Synchronization
internal import Wire

/// Calls the servers at some addresses, keeping a connection to each.
///
/// Calls may be made as soon as `run` is running; they wait for a first connection at most `readyTimeout`. Graceful
/// shutdown refuses new calls, lets those in flight end, then `run` returns. Cancellation of `run` closes the
/// connections at once, so that calls in flight fail as `connection_lost`.
public final class RPCClient: Caller, Service {
  let configuration: RPCClientConfiguration
  let pool: ConnectionPool
  private let logger: Logger
  private let lastConnection = Atomic<UInt64>(0)

  public init(configuration: RPCClientConfiguration, logger: Logger) {
    precondition(!configuration.addresses.isEmpty, "A client needs an address.")
    self.configuration = configuration
    self.pool = ConnectionPool(maximumWaiting: configuration.maximumWaiting)
    self.logger = logger
  }

  /// Runs a client for as long as `body` does. Throws what `body` throws.
  public static func withClient<Result: Sendable>(
    _ configuration: RPCClientConfiguration, logger: Logger, _ body: @Sendable (RPCClient) async throws -> Result
  ) async throws -> Result {
    let client = RPCClient(configuration: configuration, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      let result = try await body(client)
      client.pool.drain()
      try await group.waitForAll()
      return result
    }
  }

  /// Keeps the connections until shutdown. To be called once.
  public func run() async throws {
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await withDiscardingTaskGroup { group in
          for address in configuration.addresses {
            group.addTask { await self.keepConnected(to: address) }
          }
          await pool.over.wait()
          group.cancelAll()
        }
      } onGracefulShutdown: {
        self.pool.drain()
      }
    } onCancel: {
      self.pool.stop()
    }
  }

  /// One connection after the other to one address, until the task is cancelled.
  private func keepConnected(to address: String) async {
    var backoff = ReconnectBackoff()
    await withDiscardingTaskGroup { connections in
      while !Task.isCancelled {
        guard let connection = await connect(to: address) else {
          await pause(&backoff)
          continue
        }
        // A drained connection lives on beside the next one until its last call has ended.
        connections.addTask { await self.closing(connection) { await connection.closed.wait() } }
        let failures = backoff
        if case .ready = await closing(connection, { await connection.opened.wait() }) { backoff.reset() }
        switch await closing(connection, { await connection.retired.wait() }) {
        case nil: continue
        case .goAway(.unauthorized, let text):
          backoff = failures
          pool.refused(text)
        case .goAway(.version, _), .foreign: backoff = failures
        case .goAway, .done, .fault, .silence: break
        }
        await pause(&backoff)
      }
    }
  }

  /// Waits for something that the connection's end brings about; the task's cancellation ends the connection.
  private func closing<Value: Sendable>(
    _ connection: ClientConnection, _ wait: @Sendable () async -> Value
  ) async -> Value {
    await withTaskCancellationHandler(operation: wait) { connection.close() }
  }

  private func pause(_ backoff: inout ReconnectBackoff) async {
    // The loop looks at the cancellation itself.
    try? await Task.sleep(for: backoff.next(random: .random(in: 0..<1)))
  }

  /// A connection that is about to shake hands; nil where there is none to be had.
  private func connect(to address: String) async -> ClientConnection? {
    guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]) else {
      logger.error("An address is not host:port.", metadata: ["address": "\(address)"])
      return nil
    }
    let opened = Mutex<ClientConnection?>(nil)
    do {
      _ = try await bootstrap { connection in opened.withLock { $0 = connection } }
        .connect(host: String(address[..<colon]), port: port).get()
      return opened.withLock { $0 }
    } catch {
      logger.debug("No connection.", metadata: ["address": "\(address)", "error_type": "\(type(of: error))"])
      return nil
    }
  }

  private func bootstrap(_ onConnection: @escaping @Sendable (ClientConnection) -> Void) -> ClientBootstrap {
    ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.nanoseconds(Int64(configuration.connectTimeout / .nanoseconds(1))))
      .channelOption(.writeBufferWaterMark, value: OutgoingBytes.waterMark)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(ChannelOptions.Types.SocketOption.tcpUserTimeout, value: tcpUserTimeoutMilliseconds)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let executor = LoopExecutor.of(channel.eventLoop)
          let handler = ClientConnectionHandler(
            machine: self.machine(), pool: self.pool, executor: executor, logger: self.logger)
          let connection = ClientConnection(
            id: self.lastConnection.add(1, ordering: .relaxed).newValue, handler, executor: executor)
          handler.attach(connection)
          try channel.pipeline.syncOperations.addHandler(handler)
          onConnection(connection)
        }
      }
  }

  private func machine() -> ClientConnectionMachine {
    var limits = ClientConnectionLimits()
    limits.pingInterval = configuration.pingInterval
    limits.pingTimeout = configuration.pingTimeout
    return ClientConnectionMachine(
      settings: SettingsValues(
        maximumCalls: 0, window: UInt32(clamping: configuration.window),
        maximumMessage: UInt32(clamping: configuration.maximumMessage), idleMilliseconds: 0),
      meta: PeerMeta.make(
        service: configuration.service, instance: configuration.instance, build: configuration.build,
        token: configuration.token),
      limits: limits, now: .now)
  }
}
