internal import ArgumentParser
internal import Foundation
internal import Simulator

struct TriggerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trigger", abstract: "Send correctly signed sample events to the edge; fails unless all get a 2xx.",
    discussion: """
      EVENT is what the provider calls it, or "call" for those of an ordinary call, in their order.
      No answer, 429 and 5xx (but 501) are tried up to 3 times again.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "retell, vapi, twilio or stripe.") var provider: WebhookProvider
  @Argument(help: "Such as call_ended, or call for a whole call.") var event: String

  @Option(help: "Last part of the webhook URL; left out, the source made last from this data folder.")
  var source: String?
  @Option(help: "What to sign with; left out, what \"source create\" kept.") var secret: String?
  @Option(help: "The whole webhook URL, instead of one on this system's edge.") var url: String?
  @Option(help: ArgumentHelp("Put a value into the body: JSON, or text where it is none.", valueName: "path=value"))
  var set: [BodyChange] = []
  @Option(help: "How many calls, each with an id of its own.") var count = 1
  @Option(help: "Deliveries a second.") var rate: Double?
  @Option(help: "Send each event so many times in all.") var duplicate = 1
  @Flag(help: "Send in any order.") var shuffle = false
  @Option(help: "Makes ids and order; printed, so that a run can be repeated.") var seed: UInt64?
  @Option(help: "The provider's id of the agent.") var agent = "agent_5c1e0d7b2f4a49c8a1b3d6e7f8"
  @Option(help: "Length of the call in milliseconds.") var durationMs: Int64 = 92_417

  func validate() throws {
    let samples = SampleEvents(provider: provider)
    guard samples.named(event) != nil else {
      let names = ((samples.named("call") == nil ? [] : ["call"]) + samples.all).joined(separator: ", ")
      throw ValidationError("\(provider.rawValue) has no event \"\(event)\". There are: \(names).")
    }
    guard (1...100_000).contains(count), (1...10_000).contains(duplicate), count * duplicate <= 1_000_000 else {
      throw ValidationError("--count is 1 to 100000, --duplicate 1 to 10000, a million deliveries in all.")
    }
    if let rate, !(rate > 0 && rate <= 100_000) { throw ValidationError("--rate is above 0 and at most 100000.") }
  }

  func run() async throws {
    let target = try target()
    let now = unixMilliseconds()
    let seed = self.seed ?? .random(in: 0 ... .max)
    let plan = try TriggerPlan(
      .init(
        provider: provider, events: SampleEvents(provider: provider).named(event) ?? [], count: count,
        copies: duplicate, isShuffled: shuffle, changes: set, durationMilliseconds: durationMs, agentID: agent,
        now: now, seed: seed))
    let sender = WebhookSender(now: unixMilliseconds)
    let deliveries = await TriggerRun(plan: plan, target: target, sender: sender, rate: rate).send()
    report(deliveries, seed: seed)
    guard deliveries.allSatisfy(\.isAccepted), deliveries.count == plan.items.count else { throw ExitCode.failure }
  }

  /// Where to send and what to sign with, from the options first and the data folder next.
  private func target() throws -> TriggerRun.Target {
    let (url, secret, signedURL) = try address()
    let samples = SampleEvents(provider: provider)
    var policy = DeliveryPolicy.retell
    policy.retries = .temporaryFailures
    return TriggerRun.Target(
      url: url, signedURL: signedURL, contentType: samples.contentType, signing: samples.signing(secret: secret),
      policy: policy)
  }

  private func address() throws -> (url: String, secret: String, signedURL: String?) {
    if let url, let secret { return (url, secret, nil) }
    let kept = try SourceBook(common.folder).find(provider: provider.rawValue, token: source)
    guard let secret = secret ?? kept?.secret else {
      throw CLIError("No secret is kept for that source in \(common.folder.path). Name it with --secret.")
    }
    if let url { return (url, secret, nil) }
    guard let token = source ?? kept?.token else {
      throw CLIError("No source was made from \(common.folder.path). Name one with --source or --url.")
    }
    // The edge may have moved since the source was made: ask where it is now.
    let edge = try SystemStatus.read(from: common.folder).edge
    return ("\(edge)/webhooks/\(provider.rawValue)/\(token)", secret, kept?.token == token ? kept?.url : nil)
  }

  private func report(_ deliveries: [Delivery], seed: UInt64) {
    let accepted = deliveries.count { $0.isAccepted }
    if common.json {
      Console.current.result([
        "sent": .integer(Int64(deliveries.count)), "accepted": .integer(Int64(accepted)), "seed": .string(String(seed)),
        "statuses": Self.statuses(deliveries), "deliveries": .array(deliveries.map(\.json)),
      ])
      return
    }
    if deliveries.count <= 20 {
      var table = Table(["EVENT", "CALL", "ATTEMPTS", "STATUS"])
      for delivery in deliveries {
        table.append(
          delivery.event, delivery.callID, String(delivery.attempts.count),
          delivery.attempts.last?.status.map(String.init) ?? "no answer")
      }
      Console.current.result(table.text)
    }
    Console.current.result("\(accepted) of \(deliveries.count) accepted (seed \(seed))")
  }

  private static func statuses(_ deliveries: [Delivery]) -> JSONValue {
    let names = deliveries.map { $0.attempts.last?.status.map(String.init) ?? "none" }
    let counts = Dictionary(names.map { ($0, Int64(1)) }, uniquingKeysWith: +)
    return .object(counts.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })
  }
}

/// The providers whose webhooks the command line knows.
enum WebhookProvider: String, ExpressibleByArgument, CaseIterable, Sendable {
  case retell, vapi, twilio, stripe
}

extension BodyChange: ExpressibleByArgument {}

/// The clock on the wall.
@Sendable func unixMilliseconds() -> Int64 {
  Int64((Date().timeIntervalSince1970 * 1000).rounded())
}
