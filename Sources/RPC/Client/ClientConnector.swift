internal import Logging
internal import Moments
internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import Wire

/// Opens connections: the place where a transport is chosen and its handlers are put before ours.
struct ClientConnector: Sendable {
  let configuration: RPCClientConfiguration
  let logger: Logger
  private static let lastConnection = Atomic<UInt64>(0)

  /// A connection of the pool that is about to shake hands; nil where there is none to be had.
  func connect(to address: String, pool: ConnectionPool) async -> ClientConnection? {
    if let network = configuration.network {
      return await opened(address, pool) { bootstrap in
        try await network.connect(to: address, bootstrap, on: pool.executor.eventLoop)
      }
    }
    guard let (host, port) = SystemResolver.parts(of: address) else {
      logger.error("An address is not host:port.", metadata: ["address": "\(address)"])
      return nil
    }
    return await opened(address, pool) { bootstrap in try await bootstrap.connect(host: host, port: port).get() }
  }

  private func opened(
    _ address: String, _ pool: ConnectionPool, _ open: (ClientBootstrap) async throws -> any Channel
  ) async -> ClientConnection? {
    let opened = Mutex<ClientConnection?>(nil)
    do {
      _ = try await open(bootstrap(address, pool) { connection in opened.withLock { $0 = connection } })
      return opened.withLock { $0 }
    } catch {
      logger.debug("No connection.", metadata: ["address": "\(address)", "error_type": "\(type(of: error))"])
      return nil
    }
  }

  private func bootstrap(
    _ address: String, _ pool: ConnectionPool, _ onConnection: @escaping @Sendable (ClientConnection) -> Void
  ) -> ClientBootstrap {
    ClientBootstrap(group: pool.executor.eventLoop)
      .connectTimeout(.nanoseconds(Int64(configuration.connectTimeout / .nanoseconds(1))))
      .channelOption(.writeBufferWaterMark, value: OutgoingBytes.waterMark)
      .channelOption(.recvAllocator, value: IncomingBytes.allocator)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = ClientConnectionHandler(
            machine: machine(), pool: pool, executor: pool.executor, logger: logger)
          let connection = ClientConnection(
            id: Self.lastConnection.wrappingAdd(1, ordering: .relaxed).newValue, address: address, handler,
            executor: pool.executor)
          handler.attach(connection)
          if let tls = configuration.tls {
            try channel.pipeline.syncOperations.addHandler(tls.makeClientHandler(for: configuration.serverName))
          }
          try channel.pipeline.syncOperations.addHandler(handler)
          onConnection(connection)
        }.flatMap { setTCPOptions(of: channel) }
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
