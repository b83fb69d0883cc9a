internal import ArgumentParser
internal import Foundation
internal import Messages
internal import Simulator
internal import WebhooksAPI

struct BackfillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backfill", abstract: "Ask a source's provider for its calls and take in what is missing.",
    discussion: "The source needs an API key (\"source update --api-key\"). Run twice, it changes nothing more.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var organization: OrganizationOption
  @Option(help: "The source's id.") var source: String
  @Option(help: "How many hours back the calls begin, 1 to 744.") var hours = 24
  @Option(help: "How long to wait for its end, in seconds.") var wait = 600

  func validate() throws {
    guard (1...744).contains(hours) else { throw ValidationError("--hours is 1 to 744.") }
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait is 0 to 86400.") }
  }

  func run() async throws {
    let caller = try Operator(common.folder)
    let options = Operator.options(organization: organization.organization)
    let now = Date()
    let request = StartBackfillRequest(
      sourceID: source, windowFrom: Timestamp(now.addingTimeInterval(-Double(hours) * 3_600)),
      windowTo: Timestamp(now), idempotencyKey: UUID().uuidString)
    let started = try await caller.withCaller(.webhooks) {
      try await WebhooksClient($0).startBackfill(request, options: options).backfill
    }
    guard var backfill = started else { throw CLIError("The answer has no backfill.") }
    let end = ContinuousClock.now + .seconds(wait)
    var told: UInt64 = 0
    while backfill.state == "running", ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(250))
      let get = GetBackfillRequest(id: backfill.id)
      let answer = try await caller.withCaller(.webhooks) {
        try await WebhooksClient($0).getBackfill(get, options: options)
      }
      backfill = answer.backfill ?? backfill
      if backfill.listed > told { Console.current.note("\(backfill.listed) calls listed") }
      told = backfill.listed
    }
    Console.current.show(
      backfill.json,
      "\(backfill.state): \(backfill.listed) listed, \(backfill.known) known, \(backfill.missing) missing, "
        + "\(backfill.amended) amended\(backfill.reason.isEmpty ? "" : " (\(backfill.reason))")", asJSON: common.json)
    guard backfill.state == "done" else { throw ExitCode.failure }
  }
}

/// The same, by the name of what it is for.
struct ReconcileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Compare a source's recorded calls with its provider's and mend what differs.")

  @OptionGroup var backfill: BackfillCommand

  func run() async throws { try await backfill.run() }
}

extension Backfill {
  var json: JSONValue {
    [
      "id": .string(id), "source_id": .string(sourceID), "state": .string(state), "window_from": windowFrom.json,
      "window_to": windowTo.json, "listed": .integer(Int64(clamping: listed)),
      "known": .integer(Int64(clamping: known)), "missing": .integer(Int64(clamping: missing)),
      "amended": .integer(Int64(clamping: amended)), "started_at": startedAt.json, "ended_at": endedAt.json,
      "reason": reason.isEmpty ? .null : .string(reason),
    ]
  }
}
