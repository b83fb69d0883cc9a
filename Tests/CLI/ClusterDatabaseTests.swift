import Foundation
import Testing

@testable import CLI

@Suite struct ClusterDatabaseTests {
  @Test("a start that is cancelled while Postgres comes up leaves none running")
  func cancelled() async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let start = Task { try await ClusterDatabase(folder: folder).start(isOurs: true) }
      start.cancel()
      await #expect(throws: (any Error).self) { try await start.value }
      let files = FileManager.default.enumerator(atPath: try location(of: folder))?.compactMap { $0 as? String } ?? []
      #expect(files.contains { $0.hasSuffix("PG_VERSION") }, "it had come to life")
      #expect(!files.contains { $0.hasSuffix("postmaster.pid") }, "and does not run")
    }
  }

  /// Where the cluster lies, also where its user cannot reach the data folder.
  private func location(of folder: DataFolder) throws -> String {
    try String(contentsOfFile: folder.postgres + "/cluster.location", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
