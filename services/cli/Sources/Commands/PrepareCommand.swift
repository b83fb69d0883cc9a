internal import ArgumentParser
internal import Simulator

struct PrepareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Make secrets, certificates and settings of a system that is started by other means than \"up\".",
    discussion:
      "For containers and hosts that carry the names of the services. Afterwards other commands with this data folder reach "
      + "that system, from wherever those names mean something. Run again, it makes new certificates and keeps secrets."
  )

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Settings for the services, YAML or JSON.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Where services will find their certificates, if not in the data folder.", valueName: "dir"))
  var certificatesAt: String?

  @Flag(help: "Let the simulator, on a host of that name, stand in for every outside provider.")
  var simulator = false

  func run() async throws {
    let folder = common.folder
    try folder.create()
    guard let lock = try folder.lock() else { throw folder.inUse() }
    defer { lock.giveBack() }
    let extra = try config.map(SettingsFile.read) ?? .object([])
    try Deployment(folder, extra: extra, certificateFolder: certificatesAt, hasSimulator: simulator).prepare()
    if common.json {
      Console.current.result(["path": .string(folder.path)])
    } else {
      Console.current.result("\(folder.path) is prepared: settings in run/, certificates in ca/, secrets in secrets/.")
    }
  }
}
