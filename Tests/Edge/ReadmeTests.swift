import Foundation
import ServiceRuntime
import Testing

@testable import Edge

@Suite struct ReadmeTests {
  @Test("the README's table of settings is the one the program has")
  func settings() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "services/edge/README.md")
    let readme = try String(contentsOf: url, encoding: .utf8)
    #expect(readme.contains(SettingsTable.markdown(of: "edge", own: Edge.blueprint.settings)))
  }
}
