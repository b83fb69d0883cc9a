import Calls
import Logging
import RPC
import TestAPI

/// One way of using the library that is measured.
struct RPCCase: Sendable {
  enum Kind: Sendable {
    case echo
    /// Of a method that is declared inline.
    case inline
    /// Messages of one stream of answers; an operation is a message.
    case stream
  }

  let kind: Kind
  /// Bytes of the payload.
  let size: Int
  /// Calls on their way at once, on each connection.
  let inFlight: Int
  var connections = 1
  /// Over mutual TLS.
  var isEncrypted = false

  static let all: [RPCCase] =
    [32, 1_024, 65_536].flatMap { size in
      [1, 16, 128, 512].map { RPCCase(kind: .echo, size: size, inFlight: $0) }
    } + [16, 128].map { RPCCase(kind: .inline, size: 32, inFlight: $0) }
    + [RPCCase(kind: .echo, size: 32, inFlight: 8, connections: 64), RPCCase(kind: .stream, size: 1_024, inFlight: 1)]
    + encrypted

  private static let encrypted =
    [1, 16, 128].map { RPCCase(kind: .echo, size: 32, inFlight: $0, isEncrypted: true) }
    + [
      RPCCase(kind: .echo, size: 65_536, inFlight: 16, isEncrypted: true),
      RPCCase(kind: .echo, size: 32, inFlight: 8, connections: 64, isEncrypted: true),
      RPCCase(kind: .stream, size: 1_024, inFlight: 1, isEncrypted: true),
    ]

  /// Such as `32B 1x128`.
  var name: String {
    let prefix =
      switch kind {
      case .echo: ""
      case .inline: "inline "
      case .stream: "stream "
      }
    return "\(isEncrypted ? "tls " : "")\(prefix)\(size)B \(connections)x\(inFlight)"
  }

  /// Bytes of the payload field: in a call the message's other field takes 18, and the field's key and length the rest, so
  /// that 64 KiB are one frame.
  var payloadSize: Int {
    if kind == .stream { return size }
    return max(0, size - 18 - (size < 128 ? 2 : size < 16_384 ? 3 : 4))
  }

  /// Measures against a server on `port`. The callers run on the event loops of their connections.
  func run(
    port: Int, certificates: BenchCertificates? = nil, seconds: Double
  ) async throws -> Measurement {
    try await withClients(port: port, certificates, count: connections, []) { clients in
      switch kind {
      case .echo, .inline: return try await calls(clients, seconds)
      case .stream: return try await stream(clients[0], seconds)
      }
    }
  }

  private func calls(_ clients: [EchoClient], _ seconds: Double) async throws -> Measurement {
    let request = EchoRequest(id: "0123456789abcdef", payload: [UInt8](repeating: 7, count: payloadSize))
    let isInline = kind == .inline
    return try await withTaskExecutorPreference(LoopExecutor.any()) {
      try await Measurement.run(seconds: seconds, inFlight: inFlight * clients.count) { number in
        let client = clients[number % clients.count]
        let answer =
          isInline ? try await client.echoInline(request) : try await client.echo(request)
        guard answer.payload.count == request.payload.count else {
          throw RPCError(.dataLoss, reason: "other_answer", message: "The echo is another.")
        }
      }
    }
  }

  private func stream(_ client: EchoClient, _ seconds: Double) async throws -> Measurement {
    try await withTaskExecutorPreference(LoopExecutor.any()) {
      try await client.watch(CountRequest(count: 1, size: UInt32(size))) { messages in
        try await Measurement.run(seconds: seconds, inFlight: 1) { _ in
          guard try await messages.next() != nil else {
            throw RPCError(.dataLoss, reason: "stream_ended", message: "The stream ended.")
          }
        }
      }
    }
  }

  /// Runs `body` with so many clients, each with connections of its own.
  private func withClients<Result: Sendable>(
    port: Int, _ certificates: BenchCertificates?, count: Int, _ clients: [EchoClient],
    _ body: @Sendable ([EchoClient]) async throws -> Result
  ) async throws -> Result {
    guard clients.count < count else { return try await body(clients) }
    var configuration = RPCClientConfiguration(
      addresses: ["127.0.0.1:\(port)"], service: "bench", token: EchoServerCommand.token)
    configuration.tls = try certificates?.credentials(of: "bench")
    configuration.serverName = "echo"
    return try await RPCClient.withClient(
      configuration, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    ) { client in
      try await withClients(port: port, certificates, count: count, clients + [EchoClient(client)], body)
    }
  }
}
