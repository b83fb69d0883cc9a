internal import ArgumentParser
internal import AuthAPI
internal import Messages
internal import RPCAPI
internal import Simulator

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "API keys.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make an API key and print it, this once.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var repetition: RepetitionOption
    @Option(help: "What the key is for.") var name = "key"
    @Option(name: .customLong("scope"), help: "A permission, such as calls.read; may be given several times.")
    var scopes: [String] = ["calls.read"]

    func run() async throws {
      let request = CreateApiKeyRequest(name: name, scopes: scopes, idempotencyKey: repetition.key)
      let options = Operator.options(organization: organization.organization)
      let answer = try await Operator(common.folder).withCaller(.auth) { caller in
        try await AuthClient(caller).createApiKey(request, options: options)
      }
      let key = answer.secret.reveal()
      guard !key.isEmpty else { throw CLIError("That key exists already; it was printed when it was made.") }
      Console.current.show(
        ["api_key_id": .string(answer.apiKey?.id ?? ""), "key": .string(key)], key, asJSON: common.json)
    }
  }
}

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The audit log of an organization.", subcommands: [Verify.self, List.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that nothing in the log was changed or taken out; 1 if something was.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption

    func run() async throws {
      let options = Operator.options(organization: organization.organization)
      let answer = try await Operator(common.folder).withCaller(.auth) { caller in
        try await AuthClient(caller).verifyAudit(VerifyAuditRequest(), options: options)
      }
      let text =
        answer.whole
        ? "The log is whole: \(answer.checked) entries."
        : "The log is not whole: entry \(answer.firstBadSeq) is not as it was written."
      Console.current.show(
        [
          "whole": .bool(answer.whole), "checked": .integer(answer.checked),
          "first_bad_seq": answer.whole ? .null : .integer(answer.firstBadSeq),
        ], text, asJSON: common.json)
      if !answer.whole { throw ExitCode(1) }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", abstract: "List the log, oldest first.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var page: PageOptions

    func run() async throws {
      let request = ListAuditRequest(page: PageRequest(limit: page.limit, cursor: page.cursor))
      let options = Operator.options(organization: organization.organization)
      let answer = try await Operator(common.folder).withCaller(.auth) { caller in
        try await AuthClient(caller).listAudit(request, options: options)
      }
      if common.json {
        Console.current.result(listJSON(answer.records.map(\.json), nextCursor: answer.page?.nextCursor))
        return
      }
      var table = Table(["SEQ", "AT", "ACTOR", "ACTION", "OBJECT"])
      for record in answer.records {
        table.append(
          "\(record.seq)", record.at.map { "\($0)" } ?? "", record.actor, record.action, record.object)
      }
      Console.current.result(table.text)
    }
  }
}

extension AuditRecord {
  fileprivate var json: JSONValue {
    [
      "seq": .integer(seq), "at": .string(at.map { "\($0)" } ?? ""), "actor": .string(actor), "action": .string(action),
      "object": .string(object),
    ]
  }
}
