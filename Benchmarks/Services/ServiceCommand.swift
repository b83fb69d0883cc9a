import ArgumentParser
import Billing
import Edge
import ServiceRuntime
import Webhooks

/// One service as a process of its own, the same that its executable runs.
struct ServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "service", shouldDisplay: false)

  enum Name: String, ExpressibleByArgument {
    case billing, webhooks, edge

    var blueprint: ServiceBlueprint {
      switch self {
      case .billing: Billing.blueprint
      case .webhooks: Webhooks.blueprint
      case .edge: Edge.blueprint
      }
    }
  }

  @Argument var name: Name

  @Option var config: String

  func run() async throws {
    await ServiceProcess.main(name.blueprint, arguments: ["--config", config, "--supervised"])
  }
}
