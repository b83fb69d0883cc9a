internal import Foundation
internal import Simulator

@main
struct Main {
  static func main() async {
    do {
      let options = try SimulatorOptions(
        arguments: Array(CommandLine.arguments.dropFirst()), defaultSeed: UInt64.random(in: .min ... .max))
      try await Simulator.run(options)
    } catch let error as SimulatorOptions.UsageError {
      FileHandle.standardError.write(Data("switchboard-simulator: \(error)\n".utf8))
      exit(2)
    } catch {
      FileHandle.standardError.write(Data("switchboard-simulator: stopped: \(error)\n".utf8))
      exit(1)
    }
  }
}
