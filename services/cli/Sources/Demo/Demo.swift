internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import RPCAPI
internal import Simulator

/// One real call through a running system, from the provider's signature to the bill.
struct Demo: Sendable {
  /// What the demo's call lasts: 93 whole seconds, $1.085.
  static let durationMilliseconds: Int64 = 92_417
  static let creditMicros: Int64 = 25_000_000
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
    let setUp = SetUp(`operator`)
    let providerAgentID = "agent_" + String(Secrets.token().prefix(26))
    progress("Creating an organization with an agent, a source and \(moneyText(micros: Self.creditMicros))")
    let organization = try await setUp.createOrganization(
      name: "Northwind Dental", ownerEmail: "owner@northwind.example", key: UUID().uuidString)
    let agent = try await setUp.createAgent(
      organization: organization, name: "Northwind Front Desk", provider: "retell", providerAgentID: providerAgentID,
      key: UUID().uuidString)
    let source = try await setUp.createSource(
      organization: organization, provider: "retell", secret: nil, key: UUID().uuidString, now: Date())
    try await setUp.grantPromo(
      organization: organization, micros: Self.creditMicros, reason: "demo", key: UUID().uuidString)
    let reads = Reads(`operator`, organization: organization)
    let before = try await reads.wallet().balance?.micros ?? 0

    progress("Letting the simulator send a signed Retell call: started, ended, analyzed")
    let sentAt = Date()
    let callID = try await requestCall(to: source, agentID: providerAgentID)
    let (timeline, missing) = try await watch(callID, reads: reads, sentAt: sentAt)
    return Outcome(
      organizationID: organization, agentID: agent, webhookURL: source.url, timeline: timeline, walletBefore: before,
      walletAfter: try await reads.wallet().balance?.micros ?? 0, missing: missing)
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

  private func watch(
    _ providerCallID: String, reads: Reads, sentAt: Date
  ) async throws -> (DemoTimeline, missing: [String]) {
    var timeline = DemoTimeline(
      sentAt: sentAt, steps: [.init(name: "sent", at: sentAt, what: "by the simulator, signed as Retell does")])
    let charged: Bool? = try await poll(every: .milliseconds(20), within: Self.deadline) {
      guard let call = try await reads.call(providerCallID: providerCallID), call.state == "analyzed",
        let charge = try await reads.charge(callID: call.id)
      else { return nil }
      if let received = call.receivedAt?.date {
        timeline.steps.append(.init(name: "received", at: received, what: "first event verified and stored"))
      }
      if let recorded = call.recordedAt?.date {
        timeline.steps.append(.init(name: "recorded", at: recorded, what: "call \(call.id)"))
      }
      if let at = charge.chargedAt?.date {
        let price = moneyText(micros: charge.amount?.micros ?? 0)
        timeline.steps.append(.init(name: "charged", at: at, what: "\(price) for \(charge.seconds) s"))
      }
      return true
    }
    if charged == nil, let call = try await reads.call(providerCallID: providerCallID) {
      // Too late for all of it: tell what there is.
      if let received = call.receivedAt?.date {
        timeline.steps.append(.init(name: "received", at: received, what: "first event verified and stored"))
      }
      if let recorded = call.recordedAt?.date {
        timeline.steps.append(.init(name: "recorded", at: recorded, what: "call \(call.id), \(call.state)"))
      }
    }
    let seen = Set(timeline.steps.map(\.name))
    return (timeline, ["received", "recorded", "charged"].filter { !seen.contains($0) })
  }
}
