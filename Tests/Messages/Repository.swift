import Foundation

/// The repository that these tests lie in.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every .proto file, from `proto`.
  static func protos() throws -> [String] {
    try paths(in: "proto/switchboard").filter { $0.hasSuffix(".proto") }.map { "switchboard/\($0)" }
  }

  /// The files below `folder` of `base`, sorted.
  static func paths(in folder: String, of base: URL = root) throws -> [String] {
    let url = base.appending(path: folder)
    guard let found = FileManager.default.enumerator(atPath: url.path) else { return [] }
    return found.compactMap { $0 as? String }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.appending(path: path).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// Runs `body` with an empty folder that is removed afterwards.
  static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "messages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}

/// What a program left behind.
struct Finished {
  let status: Int32
  let output: [UInt8]
  let errors: String
}

/// Runs a program to its end with files as its streams, so that no pipe can fill up.
func run(_ program: String, _ arguments: [String], input: [UInt8] = [], in folder: URL) async throws -> Finished {
  let names = ["in", "out", "err"].map { folder.appending(path: "\(UUID().uuidString).\($0)") }
  try Data(input).write(to: names[0])
  for name in names.dropFirst() { try Data().write(to: name) }
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.standardInput = try FileHandle(forReadingFrom: names[0])
  process.standardOutput = try FileHandle(forWritingTo: names[1])
  process.standardError = try FileHandle(forWritingTo: names[2])
  let status = try await withCheckedThrowingContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    do { try process.run() } catch { continuation.resume(throwing: error) }
  }
  return Finished(
    status: status, output: [UInt8](try Data(contentsOf: names[1])),
    errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
}
