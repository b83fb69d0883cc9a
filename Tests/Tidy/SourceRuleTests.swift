import Foundation
import Testing

@Suite struct SourceRuleTests {
  @Test("one file reads the environment")
  func environment() throws {
    let readers = try product().filter { path in
      try Repository.text(path).contains(/ProcessInfo\.processInfo\.environment|getenv\(/)
    }
    #expect(readers.count == 1, "\(readers)")
  }

  /// Run one task for many callers, who all wait for it.
  private let shared = [
    "Sources/Resilience/SingleFlight.swift", "services/billing/Sources/Charging/ChargeGathering.swift",
  ]

  /// Hands the task of a call to the connection, which keeps it, cancels it and waits for its end.
  private let kept = ["Sources/Calls/MethodHandler.swift"]

  @Test("no forced try, no task without an owner, no empty catch in product code")
  func forbidden() throws {
    for path in product() {
      for (number, line) in try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(!code.contains(/\btry!|\bas! |Task\.detached|catch \{ *\}/), "\(path):\(number + 1)")
        guard code.contains("Task") else { continue }
        // A task is awaited where it begins, or belongs to those who wait for what it does, or to who keeps it.
        let isOwned = code.contains("await Task {") || (shared + kept).contains(path)
        let begins = code.contains(/\bTask(\.immediate)? *(\([^)]*\) *|\([a-zA-Z]+: *)?\{/)
        #expect(isOwned || !begins, "\(path):\(number + 1)")
      }
    }
  }

  @Test("nothing from outside is unwrapped or cast by force in product code")
  func forcedUnwraps() throws {
    // What the program itself made: literals, the lanes of a database, the address of a buffer that is not empty, the place in a
    // table that the table has found.
    let known = /"[^"]*"\)!|\[lane\]!|baseAddress!|utf8\.first!|values\[index\]!/
    for path in product() {
      for (number, line) in try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        guard line.utf8.contains(UInt8(ascii: "!")) else { continue }
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let rest = code.replacing(known, with: "").replacing(/"([^"\\]|\\.)*"/, with: "")
        #expect(!rest.contains(/[A-Za-z0-9_\)\]]!($|[^=])/), "\(path):\(number + 1)")
      }
    }
  }

  @Test(
    "the migrations that the code names are those in the folder",
    arguments: [
      ("Sources/Postgres", "Sources/Postgres"), ("Sources/Sealing", "Sources/Sealing"),
      ("Sources/Jobs", "Sources/Jobs"),
      ("services/analysis", "services/analysis/Sources"), ("services/auth", "services/auth/Sources"),
      ("services/billing", "services/billing/Sources"),
      ("services/integrations", "services/integrations/Sources"),
      ("services/webhooks", "services/webhooks/Sources"),
    ])
  func migrations(folder: String, sources: String) throws {
    let files = Repository.files(in: [folder + "/migrations"], suffixes: [".sql"]).map {
      String($0.split(separator: "/").last ?? "")
    }
    // An embedded file `0001_name.sql` is known to the code as `_001_name_sql`: its first digit becomes `_`.
    let expected = files.map { "_" + $0.dropFirst().replacingOccurrences(of: ".", with: "_") }
    let code = try Repository.files(in: [sources], suffixes: [".swift"]).map(Repository.text).joined()
    let named = code.matches(of: /PackageResources\.(_[0-9a-z_]+)/).map { String($0.1) }
    #expect(named == expected)
    #expect(!files.isEmpty)
  }

  private func product() -> [String] {
    Repository.files(in: ["Sources", "services"], suffixes: [".swift"]).filter {
      !$0.contains("/Generated/") && !$0.hasPrefix("Sources/TestSupport/")
    }
  }
}
