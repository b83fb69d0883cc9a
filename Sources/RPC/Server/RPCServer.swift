public import Calls
public import Logging
internal import Moments
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle
internal import Synchronization
internal import Wire

/// Serves the methods of some services on one port, and `Health/Check` beside them.
///
/// Graceful shutdown closes the port, tells every client to go elsewhere, lets calls run on for `drainGrace`, then
/// cancels the rest. Cancellation closes the connections at once. Either way `run` returns only when every handler has.
public final class RPCServer: Service {
  let configuration: RPCServerConfiguration
  private let admission: ServerAdmission
  private let logger: Logger
  private let registry: ConnectionRegistry
  private let port = Latch<Result<Int, any Error>>()
  private let listener = Mutex<(channel: (any Channel)?, isShutDown: Bool)>((nil, false))

  /// Traps where two methods have one number.
  public init(
    configuration: RPCServerConfiguration, services: [any RPCService], health: HealthState,
    interceptors: [any ServerInterceptor] = [], observer: (any RPCObserver)? = nil, logger: Logger
  ) {
    self.configuration = configuration
    let all: [any RPCService] = services + [HealthResponder(health: health)]
    self.admission = ServerAdmission(
      methods: MethodTable(all + [ReflectionResponder(all)]),
      configuration: configuration,
      interceptors: interceptors, observer: observer)
    health.know(
      services.flatMap(\.methodHandlers).compactMap { $0.method.name.split(separator: "/").first.map(String.init) })
    self.logger = logger
    self.registry = ConnectionRegistry(maximumPerPeer: configuration.maximumConnectionsPerPeer)
  }

  /// Listens and serves until shutdown. To be called once. Throws where the port cannot be had.
  public func run() async throws {
    let channel = try await bind()
    let isShutDown = listener.withLock { listener in
      listener.channel = channel
      return listener.isShutDown
    }
    // Somebody knew of the port and shut down before this was resumed.
    if isShutDown { channel.close(promise: nil) }
    if let network = configuration.network { network.add(self, as: configuration.serviceName) }
    defer { configuration.network?.remove(self, from: configuration.serviceName) }
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        // The close itself cannot fail in a way that matters: the port is gone either way.
        try? await channel.closeFuture.get()
        await registry.waitUntilEmpty()
      } onGracefulShutdown: {
        self.shutDown(.drain)
      }
    } onCancel: {
      self.shutDown(.stop)
    }
  }

  /// Shuts down gracefully, as the process's own shutdown does: `run` returns with the last call.
  public func drain() {
    shutDown(.drain)
  }

  /// The port that is listened on, once it is. Throws what kept it from that.
  public func boundPort() async throws -> Int {
    try await port.wait().get()
  }

  private func shutDown(_ command: ServerConnection.Command) {
    configuration.network?.remove(self, from: configuration.serviceName)
    let channel = listener.withLock { listener in
      listener.isShutDown = true
      return listener.channel
    }
    channel?.close(promise: nil)
    for connection in registry.close() { connection.post(command) }
  }

  private func bind() async throws -> any Channel {
    do {
      let channel = try await bootstrap().bind(host: configuration.host, port: configuration.port).get()
      guard let bound = channel.localAddress?.port else {
        throw RPCError(.internal, reason: "no_port", message: "The listening socket has no port.")
      }
      port.set(.success(bound))
      logger.debug("RPC server listens.", metadata: ["port": "\(bound)"])
      return channel
    } catch {
      port.set(.failure(error))
      throw error
    }
  }

  private func bootstrap() -> ServerBootstrap {
    ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 1_024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.maxMessagesPerRead, value: 1)
      .serverChannelInitializer { [maximum = configuration.maximumConnections] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptGate(maximum: maximum))
        }
      }
      .childChannelOption(.writeBufferWaterMark, value: OutgoingBytes.waterMark)
      // Connections take turns: what one read brings, and then the next.
      .childChannelOption(.maxMessagesPerRead, value: 1)
      .childChannelOption(.recvAllocator, value: IncomingBytes.allocator)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try self.accept(channel) }.flatMap { setTCPOptions(of: channel) }
      }
  }

  /// Serves a socket that is connected already, which belongs to its channel from here on.
  func accept(_ socket: CInt) async throws {
    _ = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.writeBufferWaterMark, value: OutgoingBytes.waterMark)
      .channelOption(.maxMessagesPerRead, value: 1)
      .channelOption(.recvAllocator, value: IncomingBytes.allocator)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try self.accept(channel) }
      }
      .withConnectedSocket(socket).get()
  }

  /// Takes a connection in, on its event loop.
  private func accept(_ channel: any Channel) throws {
    let peer = channel.remoteAddress?.ipAddress ?? "local"
    let place = ConnectionPlace(registry)
    let handler = ServerConnectionHandler(
      machine: machine(policy(for: channel)), admission: admission,
      outgoing: OutgoingBytes.Limits(unsent: configuration.maximumUnsent, stall: configuration.stallTimeout),
      executor: LoopExecutor.of(channel.eventLoop), logger: logger, onEnd: { place.leave() })
    let connection = ServerConnection(handler, executor: LoopExecutor.of(channel.eventLoop))
    guard place.take(connection, from: peer) else {
      logger.debug("A connection was refused.", metadata: ["peer": "\(peer)"])
      channel.close(promise: nil)
      return
    }
    handler.attach(connection)
    if let tls = configuration.tls { try channel.pipeline.syncOperations.addHandler(tls.makeServerHandler()) }
    try channel.pipeline.syncOperations.addHandler(handler)
  }

  private func policy(for channel: any Channel) -> any ServerPolicy {
    configuration.tls == nil ? admission : CertifiedPolicy(admission: admission, channel: channel)
  }

  private func machine(_ policy: any ServerPolicy) -> ServerConnectionMachine {
    var limits = ServerConnectionLimits()
    limits.drainGrace = configuration.drainGrace
    limits.maximumAge = configuration.maximumAge * Double.random(in: 0.9...1.1)
    return ServerConnectionMachine(
      settings: SettingsValues(
        maximumCalls: UInt32(clamping: configuration.maximumCalls), window: UInt32(clamping: configuration.window),
        maximumMessage: UInt32(clamping: configuration.maximumMessage),
        maximumMeta: UInt32(clamping: configuration.maximumMetadata),
        idleMilliseconds: UInt32(clamping: Int64(configuration.idleTimeout / .milliseconds(1)))),
      meta: PeerMeta.make(
        service: configuration.serviceName, instance: configuration.instance, build: configuration.build),
      limits: limits, policy: policy, now: .now)
  }
}
