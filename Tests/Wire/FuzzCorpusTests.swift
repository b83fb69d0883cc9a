import Foundation
import FuzzHarness
import TestSupport
import Testing

/// What the fuzzers kept, run again: each input once led somewhere new, or broke something.
@Suite struct FuzzCorpusTests {
  @Test("no input of the corpora breaks a promise", arguments: FuzzHarness.allCases)
  func replay(harness: FuzzHarness) throws {
    let folder = Fixtures.url("../Fuzz/Corpus/\(harness.rawValue)").standardizedFileURL
    let inputs = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!inputs.isEmpty)
    for input in inputs {
      try Data(contentsOf: folder.appending(path: input)).withUnsafeBytes { harness.run($0) }
    }
    for length in [0, 1, 2] { [UInt8](repeating: 0, count: length).withUnsafeBytes { harness.run($0) } }
  }
}
