internal import CLI
internal import Foundation

@main
struct Main {
  static func main() async {
    exit(await SwitchboardCLI.run(Array(CommandLine.arguments.dropFirst())))
  }
}
