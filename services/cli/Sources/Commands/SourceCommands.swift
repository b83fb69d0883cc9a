internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPCAPI
internal import Simulator
internal import WebhooksAPI

struct SourceListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ls", abstract: "List an organization's sources.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @OptionGroup var page: PageOptions

  func run() async throws {
    let request = ListSourcesRequest(page: PageRequest(limit: page.limit, cursor: page.cursor))
    let options = Operator.options(organization: organization.organization)
    let answer = try await Operator(common.folder).withCaller(.webhooks) {
      try await WebhooksClient($0).listSources(request, options: options)
    }
    if common.json {
      Console.current.result(listJSON(answer.sources.map(\.json), nextCursor: answer.page?.nextCursor))
      return
    }
    var table = Table(["PROVIDER", "STATE", "API KEY", "INBOUND AGENT", "SOURCE"])
    for source in answer.sources {
      table.append(
        source.provider, source.state, source.hasAPIKey ? "yes" : "no",
        source.inboundAgent.isEmpty ? "-" : source.inboundAgent, source.id)
    }
    Console.current.result(table.text)
    if let next = answer.page?.nextCursor, !next.isEmpty { Console.current.note("More: --cursor \(next)") }
  }
}

struct SourceRotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Give a source another secret; the old one still counts for a while.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @OptionGroup var repetition: RepetitionOption
  @Argument(help: "The source's id.") var source: String
  @Option(help: "What the provider signs with from now on.") var secret: String
  @Option(help: "Seconds for which the old one counts, 0 to 604800.") var overlap: UInt32 = 86_400

  func run() async throws {
    let request = RotateSourceSecretRequest(
      sourceID: source, secret: Sensitive(secret), overlapSeconds: overlap, idempotencyKey: repetition.key)
    let options = Operator.options(organization: organization.organization)
    _ = try await Operator(common.folder).withCaller(.webhooks) {
      try await WebhooksClient($0).rotateSourceSecret(request, options: options)
    }
    Console.current.show(["source_id": .string(source)], "rotated", asJSON: common.json)
  }
}

struct SourceUpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Enable or disable a source, name its inbound agent, give it an API key.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @OptionGroup var repetition: RepetitionOption
  @Argument(help: "The source's id.") var source: String
  @Option(help: "enabled or disabled.") var state = ""
  @Option(help: "The provider's id of the agent that takes incoming calls; empty takes it away.")
  var inboundAgent: String?
  @Option(help: "What the provider is asked with: for backfills and test calls.") var apiKey: String?
  @Option(help: "Twilio: the account's SID.") var account = ""

  func run() async throws {
    let request = UpdateSourceRequest(
      sourceID: source, state: state, inboundAgent: inboundAgent,
      apiKey: apiKey.map { ApiKey(key: Sensitive($0), account: account) }, idempotencyKey: repetition.key)
    let options = Operator.options(organization: organization.organization)
    let answer = try await Operator(common.folder).withCaller(.webhooks) {
      try await WebhooksClient($0).updateSource(request, options: options)
    }
    guard let updated = answer.source else { throw CLIError("The answer has no source.") }
    Console.current.show(updated.json, updated.state, asJSON: common.json)
  }
}

extension Source {
  var json: JSONValue {
    [
      "id": .string(id), "provider": .string(provider), "state": .string(state),
      "inbound_agent": inboundAgent.isEmpty ? .null : .string(inboundAgent), "has_api_key": .bool(hasAPIKey),
      "created_at": createdAt.json,
    ]
  }
}
