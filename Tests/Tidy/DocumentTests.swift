import Foundation
import Testing

@Suite struct DocumentTests {
  @Test("every file that a document names exists", arguments: documents())
  func namedFiles(document: String) throws {
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    for match in try Repository.text(document).matches(of: /`([A-Za-z0-9_.\-\/+]+)`|\]\(([A-Za-z0-9_.\-\/+]+)\)/) {
      guard let name = (match.1 ?? match.2).map(String.init), isPath(name) else { continue }
      let here = folder.isEmpty ? name : folder + "/" + name
      #expect(Repository.exists(name) || Repository.exists(here), "\(document) names \(name)")
    }
  }

  @Test("the journey's table names a type that its file declares")
  func journey() throws {
    var rows = 0
    for line in try Repository.text("docs/architecture.md").split(separator: "\n") {
      guard let row = line.wholeMatch(of: /\| \d+ \|.*\| `([A-Za-z.]+)` \| `([A-Za-z0-9_.\-\/+]+\.swift)` \|/) else {
        continue
      }
      rows += 1
      let type = row.1.split(separator: ".").first.map(String.init) ?? ""
      let text = try Repository.text(String(row.2))
      #expect(
        text.contains(try Regex("(struct|class|enum|actor|protocol|extension) \(type)\\b")),
        "\(row.2) declares no \(type)")
    }
    #expect(rows >= 6)
  }

  static func documents() -> [String] {
    Repository.files(in: ["compose", "docs", "services"], suffixes: [".md"]) + ["README.md"]
  }

  /// Whether a word in code quotes is meant as a path of this repository.
  private func isPath(_ name: String) -> Bool {
    let folders = ["Sources/", "services/", "Tests/", "proto/", "docs/", "compose/", ".ci/"]
    return folders.contains { name.hasPrefix($0) } || name.hasSuffix(".md")
  }
}
