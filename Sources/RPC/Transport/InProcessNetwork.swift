internal import NIOCore
internal import NIOPosix
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Servers and clients of one process that reach each other without ports: for tests and simulations.
///
/// The two ends are a pair of connected sockets, so everything else is as it is between machines: frames, windows,
/// limits, deadlines, drains. An address is any name that a server was given; several servers may share one.
public final class InProcessNetwork: Sendable {
  /// No server of that name runs.
  public struct NoServer: Error {}

  private struct State {
    var servers: [String: [ObjectIdentifier: RPCServer]] = [:]
    var turn = 0
  }

  private let state = Mutex(State())

  public init() {}

  func add(_ server: RPCServer, as name: String) {
    state.withLock { $0.servers[name, default: [:]][ObjectIdentifier(server)] = server }
  }

  func remove(_ server: RPCServer, from name: String) {
    state.withLock { $0.servers[name]?[ObjectIdentifier(server)] = nil }
  }

  /// The client's end of a new connection; the server has the other.
  func connect(
    to name: String, _ bootstrap: ClientBootstrap, on eventLoop: any EventLoop
  ) async throws -> any Channel {
    let server = state.withLock { state -> RPCServer? in
      let servers = state.servers[name, default: [:]].values.sorted {
        $0.configuration.instance < $1.configuration.instance
      }
      guard !servers.isEmpty else { return nil }
      state.turn += 1
      return servers[state.turn % servers.count]
    }
    guard let server else { throw NoServer() }
    var ends: [CInt] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw IOError(errnoCode: errno, reason: "socketpair")
    }
    // Each end belongs to a channel from here on, which closes it.
    let (ours, theirs) = (ends[1], ends[0])
    async let accepted: Void = server.accept(theirs)
    let channel = try await bootstrap.withConnectedSocket(ours).get()
    try await accepted
    return channel
  }
}
