internal import ArgumentParser
internal import Foundation
internal import Simulator
internal import WebhooksAPI

struct DeadLettersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead-letters", abstract: "Work that was given up: see it, put it back to work, or close it.",
    subcommands: [List.self, Show.self, Replay.self, Resolve.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", abstract: "List them, newest first.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var page: PageOptions

    func run() async throws {
      let answer = try await Reads(Operator(common.folder), organization: organization.organization)
        .deadLetters(limit: page.limit, cursor: page.cursor)
      if common.json {
        Console.current.result(listJSON(answer.deadLetters.map(\.json), nextCursor: answer.page?.nextCursor))
        return
      }
      Console.current.result(deadLetterTable(answer.deadLetters).text)
      if let next = answer.page?.nextCursor, !next.isEmpty { Console.current.note("More: --cursor \(next)") }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @Argument(help: "The dead letter's id.") var id: String

    func run() async throws {
      let options = Operator.options(organization: organization.organization)
      let answer = try await Operator(common.folder).withCaller(.webhooks) { caller in
        try await WebhooksClient(caller).getDeadLetter(GetDeadLetterRequest(id: id), options: options)
      }
      guard let letter = answer.deadLetter else { throw CLIError("There is no such dead letter.") }
      if common.json {
        Console.current.result(letter.json)
        return
      }
      var table = Table(["", ""])
      table.append("kind", letter.kind)
      table.append("reason", letter.reason)
      table.append("ref", letter.ref)
      table.append("fingerprint", letter.fingerprint)
      table.append("tries", "\(letter.attempts) failed, \(letter.crashes) crashed")
      table.append("first", letter.firstAt.map { "\($0)" } ?? "-")
      table.append("died", letter.diedAt.map { "\($0)" } ?? "-")
      table.append("resolution", letter.resolution.isEmpty ? "-" : letter.resolution)
      Console.current.result(table.text)
    }
  }

  struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put unresolved ones back to work, those that died first first.",
      discussion: "Stopped with Ctrl-C, it leaves the rest as it is; run again, it goes on there.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var selection: DeadLetterSelection
    @Option(help: "How many become due each second, 1 to 10,000.") var rate: UInt32 = 10
    @Option(help: "Most letters.") var limit: UInt32 = 100_000
    @Flag(help: "Tell what would be done and do nothing.") var dryRun = false

    func run() async throws {
      let caller = try Operator(common.folder)
      var (replayed, matched): (UInt32, UInt32) = (0, 0)
      repeat {
        let request = ReplayDeadLettersRequest(
          selector: selection.selector, reason: selection.reason, limit: min(1_000, limit - replayed),
          perSecond: rate, dryRun: dryRun, idempotencyKey: UUID().uuidString)
        let options = Operator.options(organization: organization.organization)
        let answer = try await caller.withCaller(.webhooks) {
          try await WebhooksClient($0).replayDeadLetters(request, options: options)
        }
        if matched == 0 { matched = answer.matched }
        replayed += answer.replayed
        // A step is as long as its letters take: stopping here stops what has not been begun.
        guard !dryRun, answer.replayed > 0, answer.matched > answer.replayed, replayed < limit else { break }
        Console.current.note("\(replayed) of \(matched)")
        try await Task.sleep(for: .milliseconds(answer.lastsMs))
      } while true
      Console.current.show(
        ["matched": .integer(Int64(matched)), "replayed": .integer(Int64(replayed)), "dry_run": .bool(dryRun)],
        dryRun ? "\(matched) would be replayed, \(replayed) in the first step" : "\(replayed) of \(matched) replayed",
        asJSON: common.json)
    }
  }

  struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Close unresolved ones without doing their work.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var organization: OrganizationOption
    @OptionGroup var selection: DeadLetterSelection

    func run() async throws {
      let request = ResolveDeadLettersRequest(
        selector: selection.selector, reason: selection.reason, idempotencyKey: UUID().uuidString)
      let options = Operator.options(organization: organization.organization)
      let answer = try await Operator(common.folder).withCaller(.webhooks) {
        try await WebhooksClient($0).resolveDeadLetters(request, options: options)
      }
      Console.current.show(
        ["resolved": .integer(Int64(answer.resolved))], "\(answer.resolved) resolved", asJSON: common.json)
    }
  }
}

/// Which dead letters a command is about, and why.
struct DeadLetterSelection: ParsableArguments {
  @Argument(help: "Ids; left out, those that the options name.") var ids: [String] = []
  @Option(help: "Those of one cause.") var fingerprint = ""
  @Option(help: "Those of one kind.") var kind = ""
  @Flag(help: "All of the organization's.") var all = false
  @Option(help: "Why, for those who look later.") var reason = "by the operator"

  var selector: DeadLetterSelector {
    DeadLetterSelector(ids: ids, fingerprint: fingerprint, kind: kind, all: all)
  }

  func validate() throws {
    guard all || !ids.isEmpty || !fingerprint.isEmpty || !kind.isEmpty else {
      throw ValidationError("Name ids, --fingerprint, --kind or --all.")
    }
  }
}

private func deadLetterTable(_ letters: [DeadLetter]) -> Table {
  var table = Table(["DIED", "KIND", "REASON", "REF", "CAUSE", "DEAD LETTER", "RESOLVED"])
  for letter in letters {
    table.append(
      letter.diedAt.map { "\($0)" } ?? "-", letter.kind, letter.reason, letter.ref, letter.fingerprint, letter.id,
      letter.resolvedAt.map { "\($0)" } ?? "-")
  }
  return table
}
