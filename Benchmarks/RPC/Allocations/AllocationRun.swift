import ArgumentParser
import Calls
import Foundation
import Logging
import RPC
import TestAPI

/// `bench rpc --allocations`: what one unary call allocates, on each side, and where.
///
/// Client and server are processes of their own with the counting library loaded; this one only starts them.
struct AllocationRun {
  static func start() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-count-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // What is left of a temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["rpc", "allocations"]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["LD_PRELOAD": try AllocationCounter.compile(into: folder)]) { $1 }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
  }
}

/// The client of that measurement, which starts the server.
struct AllocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "allocations", shouldDisplay: false)
  private static let calls = 20_000
  /// Places with fewer allocations than one in so many calls are not told.
  private static let rare = 20

  func run() async throws {
    guard let counter = AllocationCounter() else { throw ValidationError("Use: bench rpc --allocations") }
    let server = try EchoServerProcess.start()
    defer { server.stop() }
    let configuration = RPCClientConfiguration(
      addresses: ["127.0.0.1:\(server.port)"], service: "bench", token: EchoServerCommand.token)
    try await RPCClient.withClient(
      configuration, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    ) { client in
      try await withTaskExecutorPreference(LoopExecutor.any()) {
        for isInline in [false, true] {
          try await Self.measure(EchoClient(client), isInline: isInline, counter, server)
        }
      }
    }
  }

  private static func measure(
    _ client: EchoClient, isInline: Bool, _ counter: AllocationCounter, _ server: EchoServerProcess
  ) async throws {
    let symbols = try ProgramSymbols()
    try await call(client, isInline, calls)
    try server.startCounting()
    counter.start()
    try await call(client, isInline, calls)
    let atClient = counter.stop()
    let path = FileManager.default.temporaryDirectory.appending(path: "switchboard-sites-\(UUID().uuidString)").path
    let atServer = try server.stopCounting(sites: path + ".server", least: calls / rare)
    counter.writeSites(to: path, least: calls / rare)
    let name = isInline ? "inline " : ""
    for (side, count, path) in [("client", atClient, path), ("server", atServer, path + ".server")] {
      print("rpc allocations \(name)32B, \(side): \(perCall(count)) a call")
      for site in try AllocationSite.read(path, symbols) {
        print("  \(perCall(site.count)) of \(site.bytes / max(1, site.count)) B: \(site.place)")
      }
      // What is left of a temporary file harms nobody.
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static func perCall(_ count: Int) -> String { String(format: "%.2f", Double(count) / Double(calls)) }

  private static func call(_ client: EchoClient, _ isInline: Bool, _ count: Int) async throws {
    let request = EchoRequest(id: "0123456789abcdef", payload: [UInt8](repeating: 7, count: 12))
    for _ in 0..<count {
      _ = isInline ? try await client.echoInline(request) : try await client.echo(request)
    }
  }
}
