import Foundation
import Testing

/// Holds docs/known-faults.md against the tests that it names.
@Suite struct KnownFaultTests {
  private static let faults =
    (1...10).map { "A\($0)" } + ["A-organization", "A-pools", "A-bottleneck", "A-tests"]
    + (1...19).map { "B\($0)" } + ["B-restore", "B-deploy"]

  /// Faults whose check is missing. This list only shrinks.
  private static let notProven: [String] = []

  @Test("every fault has one row with a check, or stands among those that are not proven yet")
  func complete() throws {
    let document = try Document()
    #expect(document.rows.map(\.fault) == Self.faults.filter { !Self.notProven.contains($0) })
    #expect(document.notProven == Self.notProven)
    for row in document.rows { #expect(!row.checks.isEmpty, "\(row.fault)") }
  }

  @Test("every check is a test of that title in that file")
  func checks() throws {
    for row in try Document().rows {
      for check in row.checks {
        guard Repository.exists(check.file) else {
          Issue.record("\(row.fault): there is no \(check.file)")
          continue
        }
        let titles = try Repository.text(check.file).matches(of: /@Test\(\s*"([^"\n]+)"/).map { String($0.1) }
        #expect(titles.contains(check.title), "\(row.fault): \(check.file) has no test “\(check.title)”")
      }
    }
  }

  /// The document's rows and what it says is not proven.
  private struct Document {
    struct Row {
      var fault: String
      var checks: [(file: String, title: String)]
    }

    var rows: [Row] = []
    var notProven: [String] = []

    init() throws {
      for line in try Repository.text("docs/known-faults.md").split(separator: "\n") {
        if let item = line.firstMatch(of: #/^- \*\*([AB][0-9a-z-]+)\*\* /#) { notProven.append(String(item.1)) }
        guard let row = line.firstMatch(of: #/^\| ([AB][0-9a-z-]+) \|/#) else { continue }
        let cells = line.split(separator: " | ")
        // The last cell has the checks and nothing else.
        let checks = (cells.last ?? "").matches(of: /`(Tests\/[^`]+\.swift)`: "([^"]+)"/)
        #expect(cells.count == 4, "\(row.1)")
        rows.append(Row(fault: String(row.1), checks: checks.map { (String($0.1), String($0.2)) }))
      }
    }
  }
}
