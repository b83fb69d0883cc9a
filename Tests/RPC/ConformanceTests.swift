import Foundation
import Logging
import TestAPI
import TestSupport
import Testing

@testable import RPC

/// The proof that docs/wire.md is whole: a client of Google's protobuf runtime, which knows nothing of ours.
@Suite struct ConformanceTests {
  @Test("an independent Python client finds every rule kept")
  func pythonClient() async throws {
    let health = HealthState(service: "echo")
    health.update(missing: [])
    let server = RPCServer(
      configuration: RPCServerConfiguration(serviceName: "echo", credentials: ["conformance": Bench.token]),
      services: [EchoServer()], health: health, logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let (status, report) = try await Self.runList("127.0.0.1:\(try await server.boundPort())")
      #expect(status == 0, "\(report)")
      #expect(report.contains("0 failed"))
      group.cancelAll()
    }
  }

  /// What the list reports, and its exit code.
  private static func runList(_ address: String) async throws -> (status: Int32, report: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "conformance-\(UUID().uuidString).log")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data().write(to: file)
    let process = Process()
    process.executableURL = Fixtures.url("../Conformance/RPC/run").standardizedFileURL
    process.arguments = [address, Bench.token]
    let output = try FileHandle(forWritingTo: file)
    process.standardOutput = output
    process.standardError = output
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    return (status, try String(contentsOf: file, encoding: .utf8))
  }
}
