import Foundation
import Postgres
import Testing

@Suite struct MigrationTests {
  /// Files that came with their table, before anybody could use it: path and rules.
  private static let firstRelease: [String: Set<MigrationRule>] = [
    "Sources/Jobs/migrations/0008_settle_dead_letters.sql": [.indexWithoutConcurrently, .constraintWithoutNotValid]
  ]

  @Test("no migration holds up or breaks a live system", arguments: folders())
  func safe(folder: String) throws {
    var lint = MigrationLint()
    for (path, file) in try Self.files(of: folder) {
      let allowed = Self.firstRelease[path] ?? []
      for violation in lint.violations(in: file) where !allowed.contains(violation.rule) {
        Issue.record("\(path), \(violation)")
      }
    }
  }

  @Test("migrations are numbered without a gap, and each begins by saying what and why", arguments: folders())
  func shape(folder: String) throws {
    for (index, (path, file)) in try Self.files(of: folder).enumerated() {
      #expect(file.number == index + 1, "\(path)")
      #expect(file.sql.starts(with: Array("-- ".utf8)), "\(path) begins without a comment")
    }
  }

  @Test("operations.md lists every rule with its advice")
  func listed() throws {
    let document = try Repository.text("docs/operations.md")
    for rule in MigrationRule.allCases {
      #expect(document.contains("| `\(rule.rawValue)` | \(rule.advice) |"), "\(rule.rawValue)")
    }
  }

  static func folders() -> [String] {
    let paths = Repository.files(in: ["Sources", "services"], suffixes: [".sql"]).filter { $0.contains("/migrations/") }
    return Set(paths.map { $0.split(separator: "/").dropLast().joined(separator: "/") }).sorted()
  }

  private static func files(of folder: String) throws -> [(String, MigrationFile)] {
    try Repository.files(in: [folder], suffixes: [".sql"]).map { path in
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      let parts = try #require(name.wholeMatch(of: /(\d{4})_([a-z0-9_]+)\.sql/), "\(path) is not NNNN_what.sql")
      let number = try #require(Int(parts.1))
      return (path, MigrationFile(number: number, name: String(parts.2), sql: Array(try Repository.text(path).utf8)))
    }
  }
}
