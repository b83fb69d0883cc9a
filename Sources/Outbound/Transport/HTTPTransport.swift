internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
  internal import Glibc
#endif

/// The transport on AsyncHTTPClient.
///
/// The address that a connection has is checked when it is open and before any of the request is written, so a name that
/// resolves to something else the second time gains nothing.
struct HTTPTransport: OutboundTransport {
  private let client: HTTPClient

  /// Idle connections are closed before most servers do so: a request on one that is just being closed is lost.
  private static let idleTime = TimeAmount.seconds(30)

  init(allowsInsecure: Bool, connectionsPerHost: Int) {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: HTTPClient.Configuration.Timeout(connect: .seconds(3)))
    configuration.connectionPool.idleTimeout = Self.idleTime
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerHost
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    if !allowsInsecure {
      configuration.http1_1ConnectionDebugInitializer = { channel in
        guard let address = channel.remoteAddress?.bytes, AddressRule.isPublic(address) else {
          return channel.close().flatMapThrowing { throw TransportError.addressRefused }
        }
        return channel.eventLoop.makeSucceededVoidFuture()
      }
    }
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Closes all connections. Nothing may be sent after it.
  func shutdown() async throws {
    try await client.shutdown()
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> OutboundResponse {
    do {
      var outgoing = HTTPClientRequest(url: request.url)
      outgoing.method = .RAW(value: request.method)
      for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
      if let body = request.body { outgoing.body = .bytes(body) }
      return try await withinLimit(request.timeLimit) { [outgoing] in
        let response = try await client.execute(outgoing, deadline: .now() + TimeAmount(request.timeLimit))
        let body = try await response.body.collect(upTo: request.responseLimit)
        return OutboundResponse(
          status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
          body: Array(body.readableBytesView))
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// Runs `exchange`, and cancels it when its time is over. The library's own deadline ends with the head of the answer.
  private func withinLimit(
    _ limit: Duration, _ exchange: @escaping @Sendable () async throws -> OutboundResponse
  ) async throws -> OutboundResponse {
    try await withThrowingTaskGroup(of: OutboundResponse.self) { group in
      group.addTask { try await exchange() }
      group.addTask {
        try await Task.sleep(for: limit)
        throw TransportError.timedOut
      }
      defer { group.cancelAll() }
      guard let response = try await group.next() else { throw TransportError.cancelled }
      return response
    }
  }

  /// What connect(2) alone answers.
  private static let neverConnected = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, EADDRNOTAVAIL]

  private static func failure(_ error: any Error) -> TransportError {
    if let error = error as? TransportError { return error }
    if error is CancellationError { return .cancelled }
    if error is NIOTooManyBytesError { return .responseTooLarge }
    if error is NIOConnectionError { return .connectionFailed }
    if let error = error as? IOError {
      return neverConnected.contains(error.errnoCode) ? .connectionFailed : .connectionLost
    }
    guard let error = error as? HTTPClientError else {
      // What else can fail fails in the handshake of TLS or in the middle of an exchange; the careful answer is the latter.
      return .connectionLost
    }
    return switch error {
    case .cancelled: .cancelled
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .connectionFailed
    case .deadlineExceeded, .readTimeout, .writeTimeout: .timedOut
    case .invalidURL, .emptyHost, .emptyScheme, .bodyLengthMismatch: .invalid
    default: .connectionLost
    }
  }
}

extension SocketAddress {
  /// The address without its port, in network byte order; nil for a Unix socket.
  fileprivate var bytes: [UInt8]? {
    switch self {
    case .v4(let address): withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
    case .v6(let address): withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
    case .unixDomainSocket: nil
    }
  }
}
