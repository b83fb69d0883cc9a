import Foundation
import Glibc

/// A program of the project that does the same calls in another way, compiled for the run that is compared with it: client
/// and server, each a process.
struct RivalProgram: Sendable {
  enum Failure: Error, CustomStringConvertible {
    case failed(program: String, output: String)

    var description: String {
      switch self {
      case .failed(let program, let output): "\(program) failed: \(output)"
      }
    }
  }

  /// What it did.
  struct Result: Sendable, Decodable {
    var perSecond: Double
    var cpuSeconds: Double
    var operations: Int

    enum CodingKeys: String, CodingKey {
      case operations
      case perSecond = "per_second"
      case cpuSeconds = "cpu_seconds"
    }

    var cpuSecondsPerMillion: Double { cpuSeconds / Double(max(1, operations)) * 1e6 }
  }

  /// Such as `C floor`.
  let name: String
  /// Bytes of the largest payload that it can send.
  private let largestPayload: Int
  private let folder: URL

  /// The least that these calls can cost: C with the same frames and protobuf-c. Its messages fit in one frame.
  static func floor() throws -> RivalProgram {
    try RivalProgram("C floor", largestPayload: 65_514) { folder in
      let source = source("Floor")
      try run("/usr/bin/protoc-c", ["--proto_path=\(source.path)", "--c_out=\(folder.path)", "echo.proto"])
      try run(
        "/usr/bin/cc",
        [
          "-O2", "-I\(folder.path)", "-o", folder.appending(path: "rival").path, source.appending(path: "floor.c").path,
          folder.appending(path: "echo.pb-c.c").path, "-lprotobuf-c",
        ])
    }
  }

  /// gRPC C++ of Debian's libgrpc++-dev and protobuf-compiler-grpc.
  static func grpc() throws -> RivalProgram {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/grpc_cpp_plugin") else {
      throw Failure.failed(
        program: "bench rpc --peers",
        output: "it needs gRPC C++; install it: apt-get install libgrpc++-dev protobuf-compiler-grpc")
    }
    return try RivalProgram("gRPC C++", largestPayload: 65_536) { folder in
      let source = source("Peers")
      try run(
        "/usr/bin/protoc",
        [
          "--proto_path=\(source.path)", "--cpp_out=\(folder.path)", "--grpc_out=\(folder.path)",
          "--plugin=protoc-gen-grpc=/usr/bin/grpc_cpp_plugin", "echo.proto",
        ])
      let libraries = try run("/usr/bin/pkg-config", ["--libs", "grpc++", "protobuf"])
      let generated = ["echo.pb.cc", "echo.grpc.pb.cc"].map { folder.appending(path: $0).path }
      try run(
        "/usr/bin/c++",
        ["-O2", "-std=c++17", "-I\(folder.path)", "-o", folder.appending(path: "rival").path]
          + [source.appending(path: "grpc.cc").path] + generated
          + String(decoding: libraries, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init))
    }
  }

  /// Compiles it into a folder of its own; `remove` takes that away.
  private init(_ name: String, largestPayload: Int, compile: (URL) throws -> Void) throws {
    self.name = name
    self.largestPayload = largestPayload
    folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-rival-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try compile(folder)
  }

  func remove() {
    // What is left of a temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs one case. Blocks its thread.
  func run(_ rpcCase: RPCCase, seconds: Double) throws -> Result {
    let output = try Self.run(
      folder.appending(path: "rival").path,
      [
        rpcCase.kind == .stream ? "stream" : "unary", "\(min(rpcCase.payloadSize, largestPayload))",
        "\(rpcCase.connections)", "\(rpcCase.inFlight)", "\(seconds)",
      ])
    return try JSONDecoder().decode(Result.self, from: output)
  }

  private static func source(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
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
