import Calls
import TestAPI

@testable import RPC

/// Runs `body` with a client of a server of every kind of method.
func withEcho<Result: Sendable>(
  server adjust: (inout RPCServerConfiguration) -> Void = { _ in },
  client adjustClient: @Sendable (inout RPCClientConfiguration) -> Void = { _ in },
  _ body: @Sendable (EchoClient, EchoServer) async throws -> Result
) async throws -> Result {
  let echo = EchoServer()
  var configuration = RPCServerConfiguration(serviceName: "echo", credentials: ["tester": Bench.token])
  adjust(&configuration)
  let server = RPCServer(
    configuration: configuration, services: [echo], health: HealthState(service: "echo"), logger: .silent)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await server.run() }
    var configuration = RPCClientConfiguration(
      addresses: ["127.0.0.1:\(try await server.boundPort())"], service: "tester", token: Bench.token)
    adjustClient(&configuration)
    let result = try await RPCClient.withClient(configuration, logger: .silent) { client in
      try await body(EchoClient(client), echo)
    }
    group.cancelAll()
    return result
  }
}
