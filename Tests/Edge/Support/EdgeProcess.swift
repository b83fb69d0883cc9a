import Foundation
import Glibc
import TestSupport
import Testing

/// One run of the edge's executable, on free ports, with what it wrote. Killed when nobody holds it any more.
final class EdgeProcess {
  private static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "switchboard-edge")

  let process = Process()
  let input = Pipe()
  private let output = Pipe()
  private let log: URL

  init(arguments: [String] = [], environment: [String: String] = [:]) throws {
    log = FileManager.default.temporaryDirectory.appending(path: "edge-\(UUID().uuidString).log")
    #expect(FileManager.default.createFile(atPath: log.path, contents: nil))
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = [
      "SWITCHBOARD_EDGE_HTTP_PORT": "0", "SWITCHBOARD_EDGE_RPC_PORT": "0", "SWITCHBOARD_EDGE_ADMIN_PORT": "0",
    ].merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: log)
  }

  var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// Waits until it listens; where.
  func origin() async throws -> String {
    try await eventually("it listens") { errors.contains("http.listening") }
    let match = try #require(errors.firstMatch(of: /"http.listening","metadata":\{"port":(\d+)\}/))
    return "http://127.0.0.1:\(match.1)"
  }

  /// The exit code, and what stood on standard output.
  func end() async throws -> (code: Int32, output: String) {
    try await eventually("the process ends") { !process.isRunning }
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// Asks it to end and waits.
  func stop() async throws {
    kill(process.processIdentifier, SIGTERM)
    try await eventually(within: .seconds(30), "the process ends") { !process.isRunning }
  }
}
