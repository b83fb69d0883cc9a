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

  @Test("every periodic duty has its row in the operator's document, and no other has one")
  func duties() throws {
    var duties: Set<String> = []
    for file in Repository.files(in: ["Sources", "services"], suffixes: [".swift"]) {
      let text = try Repository.text(file)
      guard text.contains(/struct \w+: PeriodicDuty \{/) else { continue }
      let name = text.firstMatch(of: /(?:let name = |var name: String \{ )"([a-z_]+)"/)
      duties.insert(String(try #require(name?.1, "\(file) names no duty")))
    }
    let document = try Repository.text("docs/operations.md")
    let table = try #require(document.split(separator: "## Periodic duties").last?.split(separator: "\n## ").first)
    let rows = table.matches(of: /\| `([a-z_]+)` \|/).map { String($0.1) }
    #expect(Set(rows) == duties && rows.count == duties.count)
    #expect(duties.count >= 15)
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
