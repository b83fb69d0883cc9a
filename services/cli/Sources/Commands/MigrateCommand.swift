internal import ArgumentParser
internal import Simulator

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring every schema up to date.",
    discussion:
      "In the data folder's own Postgres, or in the one at postgres.admin-url where the settings file or the environment "
      + "names it. That address must be the server's own and not a pooler's.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var database: DatabaseOptions
  @Flag(help: "Only tell what would be applied.") var plan = false

  func run() async throws {
    let isPlan = plan
    let steps = try await SystemDatabase.with(common.folder, settingsFile: database.config) { database in
      var steps: [(ServiceName, String)] = []
      for service in ServiceName.keeping {
        let files = isPlan ? try await database.plan(service) : try await database.migrate(service)
        steps += files.map { (service, $0) }
      }
      return steps
    }
    if common.json {
      let items: [JSONValue] = steps.map { ["service": .string($0.rawValue), "file": .string($1)] }
      Console.current.result(listJSON(items, nextCursor: nil))
      return
    }
    if steps.isEmpty { Console.current.result("Every schema is up to date.") }
    for (service, file) in steps { Console.current.result("\(service.rawValue)  \(file)") }
  }
}

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A settings file, YAML or JSON, whose postgres.admin-url names the server.", valueName: "file"))
  var config: String?
}
