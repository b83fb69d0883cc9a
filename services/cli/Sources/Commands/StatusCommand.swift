internal import ArgumentParser

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell where everything runs and whether it serves.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var status = try SystemStatus.read(from: common.folder)
    for (name, service) in status.services {
      var service = service
      let readiness = await Readiness.ask(service.admin)
      service.state = readiness.state
      service.missing = readiness.missing
      // The file is from the last start; a process that has ended since then has no id.
      service.pid = service.pid.flatMap { ProcessMark(pid: $0)?.pid }
      status.services[name] = service
    }
    Self.show(status, asJSON: common.json)
  }

  static func show(_ status: SystemStatus, asJSON: Bool) {
    if asJSON {
      Console.current.result(status.json)
      return
    }
    var table = Table(["SERVICE", "STATE", "RPC", "ADMIN", "PROCESS"])
    for name in ServiceName.allCases {
      guard let service = status.services[name.rawValue] else { continue }
      let missing = service.missing ?? []
      table.append(
        name.rawValue, missing.isEmpty ? service.state : "\(service.state): \(missing.joined(separator: ", "))",
        service.rpc, service.admin, service.pid.map(String.init) ?? "-")
    }
    Console.current.result(
      table.text, "", "edge       \(status.edge)", "simulator  \(status.simulator ?? "not started")",
      "postgres   \(status.postgres.host) port \(status.postgres.port)")
  }
}
