internal import ArgumentParser
internal import Simulator

struct DownCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down", abstract: "Drain and stop what \"up\" started.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let stopped = try await DetachedSystem.stop(in: common.folder)
    if common.json {
      Console.current.result(["stopped": .bool(stopped)])
    } else {
      Console.current.result(stopped ? "Stopped." : "Nothing runs in \(common.folder.path).")
    }
  }
}
