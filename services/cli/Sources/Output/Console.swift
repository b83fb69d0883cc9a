internal import Foundation
internal import Simulator

/// Where a command writes: results to standard output, everything else to standard error.
public struct Console: Sendable {
  var writeResult: @Sendable (String) -> Void
  var writeNote: @Sendable (String) -> Void

  public init(result: @escaping @Sendable (String) -> Void, note: @escaping @Sendable (String) -> Void) {
    writeResult = result
    writeNote = note
  }

  public static let standard = Console(
    result: { FileHandle.standardOutput.write(Data(($0 + "\n").utf8)) },
    note: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })

  /// What the running command writes to. Tests put a recorder here.
  @TaskLocal public static var current = Console.standard

  /// One or more lines of what was asked for.
  func result(_ lines: String...) {
    for line in lines { writeResult(line) }
  }

  func result(_ json: JSONValue) {
    writeResult(json.json(.indented))
  }

  /// One line about how it goes.
  func note(_ line: String) {
    writeNote(line)
  }
}
