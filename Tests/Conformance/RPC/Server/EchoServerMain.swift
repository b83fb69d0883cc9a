import Foundation
import Logging
import RPC
import TestAPI

/// `switchboard-echo TOKEN`: serves the EchoService to the caller `conformance` on a free port, which it prints, until its
/// standard input ends.
@main
enum EchoServerMain {
  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("switchboard-echo TOKEN\n".utf8))
      exit(2)
    }
    let server = RPCServer(
      configuration: RPCServerConfiguration(
        serviceName: "echo", credentials: ["conformance": CommandLine.arguments[1]]),
      services: [EchoServer()], health: health(), logger: Logger(label: "echo") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      FileHandle.standardOutput.write(Data("\(try await server.boundPort())\n".utf8))
      for await _ in inputEnd() {}
      group.cancelAll()
    }
  }

  private static func inputEnd() -> AsyncStream<Never> {
    AsyncStream { continuation in
      FileHandle.standardInput.readabilityHandler = { input in
        guard input.availableData.isEmpty else { return }
        input.readabilityHandler = nil
        continuation.finish()
      }
    }
  }

  private static func health() -> HealthState {
    let health = HealthState(service: "echo")
    health.update(missing: [])
    return health
  }
}
