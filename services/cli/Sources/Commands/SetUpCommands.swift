internal import ArgumentParser
internal import Foundation
internal import Simulator

struct OrganizationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "org", abstract: "Organizations.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make an organization and its owner.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var repetition: RepetitionOption
    @Option var name: String
    @Option var ownerEmail: String
    @Option(help: "12 to 1,024 bytes; left out, the owner has none until one is set.")
    var ownerPassword = ""

    func run() async throws {
      let id = try await SetUp(Operator(common.folder)).createOrganization(
        name: name, ownerEmail: ownerEmail, ownerPassword: ownerPassword, key: repetition.key)
      Console.current.show(["org_id": .string(id)], id, asJSON: common.json)
    }
  }
}

struct AgentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "agent", abstract: "Agents.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make an agent that lives at a provider.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var repetition: RepetitionOption
    @Option var name: String
    @Option(help: "retell, vapi or twilio.") var provider: String
    @Option(help: "The provider's own id of the agent.") var providerAgentID: String

    func run() async throws {
      let id = try await SetUp(Operator(common.folder)).createAgent(
        organization: organization.organization, name: name, provider: provider, providerAgentID: providerAgentID,
        key: repetition.key)
      Console.current.show(["agent_id": .string(id)], id, asJSON: common.json)
    }
  }
}

struct SourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Places that providers send to.",
    subcommands: [Create.self, SourceListCommand.self, SourceRotateCommand.self, SourceUpdateCommand.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a source and print its webhook URL. The secret stays in the data folder for \"trigger\".")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var repetition: RepetitionOption
    @Option(help: "retell, vapi or twilio.") var provider: String
    @Option(help: "What the provider signs with; left out, one is made up.") var secret: String?

    func run() async throws {
      let source = try await SetUp(Operator(common.folder)).createSource(
        organization: organization.organization, provider: provider, secret: secret, key: repetition.key, now: Date())
      Console.current.show(
        ["source_id": .string(source.sourceID), "url": .string(source.url)], source.url, asJSON: common.json)
    }
  }
}

/// What makes a repeated command have one effect.
struct RepetitionOption: ParsableArguments {
  @Option(help: ArgumentHelp("Run again with the same key, the command changes nothing more.", valueName: "key"))
  var idempotencyKey: String?

  var key: String { idempotencyKey ?? UUID().uuidString }
}

extension Console {
  func show(_ json: JSONValue, _ text: String, asJSON: Bool) {
    if asJSON { result(json) } else { result(text) }
  }
}
