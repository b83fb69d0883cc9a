import Foundation
import Testing

@testable import CLI

@Suite struct ExitCodeTests {
  @Test(
    "wrong usage ends with 2 and says how it is meant",
    arguments: [
      ["nonsense"], ["up", "--nonsense"], ["up", "--port-base", "0"], ["up", "--port-base", "70000"], ["call"],
      ["call", "billing.Nonsense"], ["call", "billing.GetWallet", "{x"], ["trigger"], ["trigger", "retell"],
      ["trigger", "retell", "nonsense"], ["trigger", "nobody", "call"], ["trigger", "retell", "call", "--count", "0"],
      ["trigger", "retell", "call", "--set", "nothing"], ["verify-webhook", "retell"],
      ["verify-webhook", "retell", "--secret", "s", "--header", "no colon"], ["wallet"], ["wallet", "--org", "x"],
      ["calls", "--org", "x"], ["health", "nonsense"], ["org", "create"], ["agent", "create", "--name", "a"],
      ["calls", "--org", "00000000-0000-7000-8000-000000000000", "--limit", "201"],
    ])
  func wrongUsage(arguments: [String]) async {
    let run = await CommandRun.run(arguments)
    #expect(run.code == 2)
    #expect(run.result.isEmpty)
    #expect(run.notes.contains("Usage:"))
  }

  @Test(
    "help ends with 0, on standard output",
    arguments: [["help"], ["--help"], ["help", "up"], ["source", "create", "-h"]])
  func help(arguments: [String]) async {
    let run = await CommandRun.run(arguments)
    #expect(run.code == 0)
    #expect(run.result.contains("USAGE: switchboard"))
  }

  @Test(
    "a command that needs a running system ends with 1 where there is none",
    arguments: [
      ["status"], ["health"], ["wallet", "--org", "00000000-0000-7000-8000-000000000000"],
      ["call", "billing.GetWallet"],
      ["trigger", "retell", "call"],
    ])
  func nothingRuns(arguments: [String]) async throws {
    try await withTemporaryFolder { folder in
      let run = await CommandRun.run(arguments + ["--data", folder + "/none"])
      #expect(run.code == 1)
      #expect(run.notes.hasPrefix("switchboard: "))
    }
  }

  @Test("down is content where nothing runs")
  func downWithNothing() async throws {
    try await withTemporaryFolder { folder in
      let run = await CommandRun.run(["down", "--data", folder, "--json"])
      let answer = try run.json()
      #expect(run.code == 0)
      #expect(answer == ["stopped": false])
    }
  }

  @Test("the tests in release are refused with a sentence, before anything is built")
  func releaseTests() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../switchboard").standardized
    let process = Process()
    let errors = Pipe()
    process.executableURL = script
    process.arguments = ["--release", "test"]
    process.standardError = errors
    try process.run()
    let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(said.contains("debug only"))
  }

  @Test("every method has a shorthand and a full name, and the list shows both")
  func lists() async throws {
    let run = await CommandRun.run(["call", "--list", "--json"])
    guard case .array(let items)? = try run.json()["items"] else {
      Issue.record("no items")
      return
    }
    let names = items.compactMap { $0["method"]?.text }
    #expect(names.contains("billing.GetWallet"))
    #expect(items.contains { $0["full_name"] == "switchboard.billing.v1.BillingService/GetWallet" })
    #expect(Set(names).count == names.count)
    for name in names { #expect(MethodCatalog.all.find(name)?.shorthand == name) }
  }

  @Test(
    "a method is found by each of its names",
    arguments: [
      "billing.GetWallet", "switchboard.billing.v1.BillingService/GetWallet",
      "switchboard.billing.v1.BillingService.GetWallet",
    ])
  func findsMethod(name: String) {
    #expect(MethodCatalog.all.find(name)?.shorthand == "billing.GetWallet")
  }
}
