internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import RPCAPI
internal import Simulator

/// One real call through a running system, from the provider's signature to the bill, the card, HubSpot, the verdict and the lead.
struct Demo: Sendable {
  /// What the demo's call lasts: 93 whole seconds, $1.085.
  static let durationMilliseconds: Int64 = 92_417
  /// For all effects together.
  static let deadline: Duration = .seconds(30)

  let folder: DataFolder
  let status: SystemStatus
  let progress: @Sendable (String) -> Void

  struct Outcome: Sendable {
    var organizationID: String
    var agentID: String
    var webhookURL: String
    var timeline: DemoTimeline
    var walletBefore: Int64
    var walletAfter: Int64
    /// Names of the steps that did not come about.
    var missing: [String]
  }

  /// Sets an organization up, lets the simulator call and waits for the effects.
  func run() async throws -> Outcome {
    let `operator` = Operator(folder, status)
    progress(
      "Creating an organization with an evaluated agent, a source and \(moneyText(micros: DemoOrganization.creditMicros))"
    )
    let organization = try await DemoOrganization.setUp(`operator`)
    let reads = Reads(`operator`, organization: organization.id)
    let before = try await reads.wallet().balance?.micros ?? 0

    progress("Letting the simulator send a signed Retell call: started, ended, analyzed")
    let sentAt = Date()
    let callID = try await requestCall(to: organization.source, agentID: organization.providerAgentID)
    let steps = try await DemoWatch(reads: reads, providerCallID: callID).run(within: Self.deadline)
    let sent = DemoTimeline.Step(name: "sent", at: sentAt, what: "by the simulator, signed as Retell does")
    return Outcome(
      organizationID: organization.id, agentID: organization.agentID, webhookURL: organization.source.url,
      timeline: DemoTimeline(sentAt: sentAt, steps: [sent] + steps), walletBefore: before,
      walletAfter: try await reads.wallet().balance?.micros ?? 0,
      missing: DemoWatch.effects.filter { effect in !steps.contains { $0.name == effect } })
  }

  /// Asks the simulator; answers the provider's id of the call.
  private func requestCall(to source: SourceRecord, agentID: String) async throws -> String {
    guard let simulator = status.simulator else { throw CLIError("No simulator runs.") }
    var request = HTTPClientRequest(url: simulator + "/simulator/retell/calls")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    let content: JSONValue = [
      "webhook_url": .string(source.url), "secret": .string(source.secret), "agent_id": .string(agentID),
      "from": "+15550101234", "to": "+15550109999", "duration_ms": .integer(Self.durationMilliseconds),
    ]
    request.body = .bytes(ByteBuffer(string: content.json()))
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
    let body = try await response.body.collect(upTo: 1 << 16)
    guard response.status == .accepted,
      let callID = try JSONValue(parsing: Data(body.readableBytesView))["call_id"]?.text
    else { throw CLIError("The simulator refused the call: \(String(buffer: body))") }
    return callID
  }
}
