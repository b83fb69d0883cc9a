import Foundation
import Glibc

/// The least that these calls can cost: a client and a server in C with the same frames and protobuf-c, compiled for the
/// run that is compared with it.
struct RPCFloor: Sendable {
  enum Failure: Error, CustomStringConvertible {
    case failed(program: String, output: String)

    var description: String {
      switch self {
      case .failed(let program, let output): "\(program) failed: \(output)"
      }
    }
  }

  /// What the C program did.
  struct Result: Sendable, Decodable, CustomStringConvertible {
    var perSecond: Double
    var cpuSeconds: Double
    var operations: Int

    enum CodingKeys: String, CodingKey {
      case operations
      case perSecond = "per_second"
      case cpuSeconds = "cpu_seconds"
    }

    var description: String {
      let cpu = cpuSeconds / Double(max(1, operations)) * 1e6
      return "C floor, \(Int(perSecond.rounded())) per second, \(String(format: "%.2f", cpu)) CPU s a million"
    }
  }

  /// Bytes of the largest payload that it can send, which must fit in one frame.
  private static let largestPayload = 65_000

  private let folder: URL

  /// Compiles it into a folder of its own; `remove` takes that away.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-floor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Floor")
    try Self.run(
      "/usr/bin/protoc-c", ["--proto_path=\(source.path)", "--c_out=\(folder.path)", "echo.proto"])
    try Self.run(
      "/usr/bin/cc",
      [
        "-O2", "-I\(folder.path)", "-o", folder.appending(path: "floor").path, source.appending(path: "floor.c").path,
        folder.appending(path: "echo.pb-c.c").path, "-lprotobuf-c",
      ])
  }

  func remove() {
    // What is left of a temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs one case. Blocks its thread.
  func run(isStream: Bool, payload: Int, connections: Int, inFlight: Int, seconds: Double) throws -> Result {
    let output = try Self.run(
      folder.appending(path: "floor").path,
      [
        isStream ? "stream" : "unary", "\(min(payload, Self.largestPayload))", "\(connections)", "\(inFlight)",
        "\(seconds)",
      ])
    return try JSONDecoder().decode(Result.self, from: output)
  }

  @discardableResult
  static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure.failed(program: program, output: String(String(decoding: text, as: UTF8.self).suffix(2_000)))
    }
    return text
  }
}
