internal import ArgumentParser
internal import Foundation
internal import Simulator

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Start everything, live through one real call, show its way, stop everything.")

  /// How long a system that was just started by other means may take.
  private static let patience: Duration = .seconds(120)

  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Leave everything running and tell how to go on.") var keep = false
  @Flag(help: "Let the call go through the system of the data folder, which runs already, with a simulator.")
  var running = false
  @Option(help: ArgumentHelp("The data folder; left out, a new temporary one.", valueName: "dir")) var data: String?

  func validate() throws {
    if running && (keep || data == nil) { throw ValidationError("--running needs --data, and leaves all as it is.") }
  }

  func run() async throws {
    let start = ContinuousClock.now
    let console = Console.current
    let outcome = running ? try await throughRunning(console) : try await throughNew(console)
    guard let (outcome, folder) = outcome else { throw ExitCode.failure }
    show(outcome, folder: folder, took: start.duration(to: .now))
    guard outcome.missing.isEmpty else {
      throw CLIError("Missing within \(Demo.deadline): \(outcome.missing.joined(separator: ", ")).")
    }
  }

  private func throughRunning(_ console: Console) async throws -> (Demo.Outcome, DataFolder)? {
    let folder = DataFolder(data ?? "")
    let status = try SystemStatus.read(from: folder)
    return try await endingOnSignals {
      try await status.awaitServing(within: Self.patience, progress: console.note)
      return (try await Demo(folder: folder, status: status, progress: console.note).run(), folder)
    }
  }

  private func throughNew(_ console: Console) async throws -> (Demo.Outcome, DataFolder)? {
    let ports = try PortPlan.free()
    let isTemporary = data == nil
    let folder = DataFolder(data ?? NSTemporaryDirectory() + "switchboard-demo-" + Secrets.token().prefix(8))
    let configuration = RunningSystem.Configuration(
      folder: folder, ports: ports, executables: try .besideThisProgram(), hasSimulator: true)
    let outcome: Demo.Outcome?
    if keep {
      console.note("Starting everything in \(folder.path)")
      let status = try await DetachedSystem(configuration).start()
      outcome = try await endingOnSignals {
        try await Demo(folder: folder, status: status, progress: console.note).run()
      }
    } else {
      defer { if isTemporary { try? FileManager.default.removeItem(atPath: folder.path) } }
      outcome = try await endingOnSignals {
        try await RunningSystem.withRunning(configuration, progress: console.note) { system in
          try await Demo(folder: folder, status: await system.status(), progress: console.note).run()
        }
      }
    }
    return outcome.map { ($0, folder) }
  }

  private func show(_ outcome: Demo.Outcome, folder: DataFolder, took: Duration) {
    let console = Console.current
    if json {
      console.result([
        "org_id": .string(outcome.organizationID), "agent_id": .string(outcome.agentID),
        "url": .string(outcome.webhookURL), "timeline": outcome.timeline.json,
        "wallet": [
          "before": ["micros": .integer(outcome.walletBefore), "currency": "USD"],
          "after": ["micros": .integer(outcome.walletAfter), "currency": "USD"],
        ], "missing": .array(outcome.missing.map { .string($0) }),
        "data": keep ? .string(folder.path) : .null, "seconds": .number((took / .milliseconds(1)).rounded() / 1000),
      ])
      return
    }
    console.result("", outcome.timeline.table.text, "")
    console.result(
      "wallet  \(moneyText(micros: outcome.walletBefore)) before, \(moneyText(micros: outcome.walletAfter)) after")
    console.result("took    \((took / .milliseconds(100)).rounded() / 10) s")
    if keep {
      console.result(
        "", "Everything still runs. Go on with:",
        "  ./switchboard status --data \(folder.path)",
        "  ./switchboard trigger retell call --data \(folder.path)",
        "  ./switchboard calls --org \(outcome.organizationID) --data \(folder.path)",
        "  ./switchboard down --data \(folder.path)")
    }
  }
}
