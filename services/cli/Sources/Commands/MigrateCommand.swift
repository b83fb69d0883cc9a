internal import ArgumentParser
internal import PostgresCluster
internal import Simulator

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring every schema of the data folder's Postgres up to date.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Only tell what would be applied.") var plan = false

  func run() async throws {
    let folder = common.folder
    try folder.create()
    let database = ClusterDatabase(folder: folder)
    // Nil: an `up` uses the folder and its Postgres. Otherwise none may begin to while this runs.
    let lock = try folder.lock()
    defer { lock?.giveBack() }
    let isInUse = lock == nil
    let cluster = try await database.start(isOurs: !isInUse)
    let isPlan = plan
    let steps = try await finally {
      var steps: [(ServiceName, String)] = []
      for service in ServiceName.built where service.migrations != nil {
        let files =
          isPlan ? try await database.plan(service, on: cluster) : try await database.migrate(service, on: cluster)
        steps += files.map { (service, $0) }
      }
      return steps
    } always: {
      // Postgres was ours to start only where no `up` uses it. An error of the stop leaves it to the next `up`.
      if !isInUse { try? await cluster.stop(.fast) }
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
