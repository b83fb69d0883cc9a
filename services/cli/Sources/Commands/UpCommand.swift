internal import ArgumentParser
internal import Foundation

struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Start every service, each its own process, on a private Postgres.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Edge HTTP on N, RPC from N+11, admin from N+31, simulator on N+50.")
  var portBase = PortPlan.usualBase

  @Flag(help: "Start the simulator too, and let it stand in for every outside provider.")
  var simulator = false

  @Flag(help: "Return when all are ready and leave them running.")
  var detach = false

  @Option(help: ArgumentHelp("Settings for the services, YAML or JSON.", valueName: "file"))
  var config: String?

  func validate() throws {
    guard PortPlan(base: portBase) != nil else { throw ValidationError("--port-base is a number from 1 to 65485.") }
  }

  func run() async throws {
    guard let ports = PortPlan(base: portBase) else { throw ExitCode.failure }
    let configuration = RunningSystem.Configuration(
      folder: common.folder, ports: ports, executables: try .besideThisProgram(), hasSimulator: simulator,
      settingsFile: config)
    if detach {
      let status = try await DetachedSystem(configuration).start()
      StatusCommand.show(status, asJSON: common.json)
    } else {
      try await stayUp(configuration)
    }
  }

  private func stayUp(_ configuration: RunningSystem.Configuration) async throws {
    let console = Console.current
    let asJSON = common.json
    _ = try await endingOnSignals {
      try await RunningSystem.withRunning(configuration, progress: { console.note($0) }) { system in
        StatusCommand.show(await system.status(), asJSON: asJSON)
        console.note("Ready. Ctrl-C drains and stops everything.")
        await untilCancelled()
      }
    }
  }
}
