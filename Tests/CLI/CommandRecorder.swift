import CLI
import Foundation
import Simulator
import Synchronization

/// What one run of the command line did.
struct CommandRun {
  let code: Int32
  let result: String
  let notes: String

  /// Runs a command with a console of its own.
  static func run(_ arguments: [String]) async -> CommandRun {
    let result = Recorder()
    let notes = Recorder()
    let console = Console(result: { result.append($0) }, note: { notes.append($0) })
    let code = await Console.$current.withValue(console) { await SwitchboardCLI.run(arguments) }
    return CommandRun(code: code, result: result.text, notes: notes.text)
  }

  func json() throws -> JSONValue { try JSONValue(parsing: Data(result.utf8)) }
}

private final class Recorder: Sendable {
  private let lines = Mutex<[String]>([])

  func append(_ line: String) { lines.withLock { $0.append(line) } }
  var text: String { lines.withLock { $0.joined(separator: "\n") } }
}

/// Runs `body` with the path of a new folder, which is removed afterwards.
@discardableResult func withTemporaryFolder<Result>(
  isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Result
) async throws -> Result {
  let path = NSTemporaryDirectory() + "switchboard-test-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}
