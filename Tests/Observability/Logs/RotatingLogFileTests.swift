import Foundation
import Testing

@testable import Observability

@Suite struct RotatingLogFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("a full file is put aside, and the oldest goes")
  func rotation() throws {
    try withFolder { folder in
      let path = folder + "/billing.jsonl"
      let output = try LogOutput.file(path, maximumBytes: 20, keptFiles: 2)
      for number in 0..<10 { output.write("line \(number) x") }
      #expect(try text(path) == "line 8 x\nline 9 x\n")
      #expect(try text(path + ".1") == "line 6 x\nline 7 x\n")
      #expect(try text(path + ".2") == "line 4 x\nline 5 x\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
    }
  }

  @Test("lines of before stay and count, and one that is too long alone is written whole")
  func reopening() throws {
    try withFolder { folder in
      let path = folder + "/auth.jsonl"
      do {
        let output = try LogOutput.file(path, maximumBytes: 4_096, keptFiles: 1)
        output.write("before")
      }
      let long = String(repeating: "x", count: 100)
      try "before\n".write(toFile: folder + "/other.jsonl", atomically: true, encoding: .utf8)
      let other = try LogOutput.file(folder + "/other.jsonl", maximumBytes: 20, keptFiles: 1)
      other.write(long)
      #expect(try text(folder + "/other.jsonl") == long + "\n")
      #expect(try text(folder + "/other.jsonl.1") == "before\n")
      #expect(try text(path) == "before\n")
    }
  }

  @Test("a file that another writer holds, or that cannot be made, is refused")
  func refusal() throws {
    try withFolder { folder in
      let path = folder + "/edge.jsonl"
      let first = try LogOutput.file(path, maximumBytes: 4_096, keptFiles: 1)
      #expect(throws: LogFileError(cause: "another process writes it")) {
        try LogOutput.file(path, maximumBytes: 4_096, keptFiles: 1)
      }
      #expect(throws: LogFileError.self) {
        try LogOutput.file(folder + "/missing/edge.jsonl", maximumBytes: 4_096, keptFiles: 1)
      }
      first.write("still written")
      #expect(try text(path) == "still written\n")
    }
  }

  @Test("only the owner may read it")
  func permissions() throws {
    try withFolder { folder in
      let path = folder + "/webhooks.jsonl"
      _ = try LogOutput.file(path, maximumBytes: 4_096, keptFiles: 1)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }
}
