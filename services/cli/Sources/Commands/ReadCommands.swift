internal import ArgumentParser
internal import Messages
internal import RPCAPI
internal import WebhooksAPI

struct WalletCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "wallet", abstract: "Show an organization's balance.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption

  func run() async throws {
    let wallet = try await Reads(Operator(common.folder), organization: organization.organization).wallet()
    if common.json {
      Console.current.result(wallet.json)
      return
    }
    var table = Table(["BALANCE", "PAID", "PROMO"])
    table.append(
      moneyText(micros: wallet.balance?.micros ?? 0), moneyText(micros: wallet.paid?.micros ?? 0),
      moneyText(micros: wallet.promo?.micros ?? 0))
    Console.current.result(table.text)
  }
}

struct CallsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls", abstract: "List an organization's calls, newest first.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @OptionGroup var page: PageOptions
  @Option(help: "registered, ringing, in_progress, ended or analyzed.") var state = ""
  @Option(help: "The agent's id.") var agent = ""
  @Option(help: "retell, vapi or twilio.") var provider = ""
  @Flag(help: "Show phone numbers.") var reveal = false
  @Flag(help: "Only those that are over, of known length, and not charged for all of it; oldest first.")
  var uncharged = false

  func validate() throws {
    guard !uncharged || (state.isEmpty && agent.isEmpty && provider.isEmpty && !reveal) else {
      throw ValidationError("--uncharged goes with no other choice of calls.")
    }
  }

  func run() async throws {
    if uncharged { return try await listUncharged() }
    let answer = try await Reads(Operator(common.folder), organization: organization.organization)
      .calls(limit: page.limit, cursor: page.cursor, state: state, agent: agent, provider: provider)
    if common.json {
      Console.current.result(
        listJSON(answer.calls.map { $0.json(reveal: reveal) }, nextCursor: answer.page?.nextCursor))
      return
    }
    var table = Table(["RECEIVED", "STATE", "SECONDS", "FROM", "TO", "PROVIDER CALL", "CALL"])
    for call in answer.calls {
      table.append(
        call.receivedAt.map { "\($0)" } ?? "-", call.state, call.usageState == "known" ? String(call.seconds) : "-",
        reveal ? call.fromNumber.reveal() : "\(call.fromNumber)", reveal ? call.toNumber.reveal() : "\(call.toNumber)",
        call.providerCallID, call.id)
    }
    Console.current.result(table.text)
    if let next = answer.page?.nextCursor, !next.isEmpty { Console.current.note("More: --cursor \(next)") }
  }

  private func listUncharged() async throws {
    let answer = try await Reads(Operator(common.folder), organization: organization.organization)
      .unchargedCalls(limit: page.limit, cursor: page.cursor)
    if common.json {
      Console.current.result(listJSON(answer.calls.map(\.json), nextCursor: answer.page?.nextCursor))
      return
    }
    var table = Table(["ENDED", "SECONDS", "CHARGED", "STANDING", "PROVIDER CALL", "CALL"])
    for call in answer.calls {
      table.append(
        call.endedAt.map { "\($0)" } ?? "-", String(call.seconds), call.chargedSeconds.map(String.init) ?? "-",
        call.standing, call.providerCallID, call.callID)
    }
    Console.current.result(table.text)
    if let next = answer.page?.nextCursor, !next.isEmpty { Console.current.note("More: --cursor \(next)") }
  }
}
