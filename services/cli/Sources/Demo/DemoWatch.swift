internal import AnalysisAPI
internal import BillingAPI
internal import Foundation
internal import IntegrationsAPI
internal import RPCAPI
internal import WebhooksAPI

/// Looks until every effect of the demo's call has come about, or the time is over.
struct DemoWatch: Sendable {
  /// All effects, in the order in which they are shown where two came at once.
  static let effects = ["received", "recorded", "charged", "recharged", "synced", "evaluated", "hot lead"]

  let reads: Reads
  let providerCallID: String

  /// The steps that were seen, by name.
  func run(within limit: Duration) async throws -> [DemoTimeline.Step] {
    var seen: [String: DemoTimeline.Step] = [:]
    _ = try await poll(every: .milliseconds(20), within: limit) { () -> Bool? in
      guard let call = try await reads.call(providerCallID: providerCallID) else { return nil }
      for effect in Self.effects where seen[effect] == nil {
        guard let (at, what) = try await look(for: effect, of: call) else { continue }
        seen[effect] = DemoTimeline.Step(name: effect, at: at, what: what)
      }
      return seen.count == Self.effects.count ? true : nil
    }
    return Self.effects.compactMap { seen[$0] }.sorted { $0.at < $1.at }
  }

  private func look(for effect: String, of call: Call) async throws -> (at: Date, what: String)? {
    switch effect {
    case "received": call.receivedAt.map { ($0.date, "first event verified and stored") }
    case "recorded": call.recordedAt.map { ($0.date, "call \(call.id)") }
    case "charged": try await charge(of: call)
    case "recharged": try await recharge()
    case "synced": try await sync(of: call)
    case "evaluated": try await evaluation(of: call)
    default: try await lead(of: call)
    }
  }

  private func charge(of call: Call) async throws -> (Date, String)? {
    // Only once the last event is folded: an earlier one may be charged at another price.
    guard call.state == "analyzed", let charge = try await reads.charge(callID: call.id), let at = charge.chargedAt
    else { return nil }
    return (at.date, "\(moneyText(micros: charge.amount?.micros ?? 0)) for \(charge.seconds) s")
  }

  private func recharge() async throws -> (Date, String)? {
    let recharges = try await reads.recharges(limit: 10, cursor: "").recharges
    guard let done = recharges.first(where: { $0.state == "succeeded" }), let at = done.resolvedAt else { return nil }
    return (at.date, "\(moneyText(micros: done.amount?.micros ?? 0)) from the card, \(done.paymentIntent)")
  }

  private func sync(of call: Call) async throws -> (Date, String)? {
    guard let sync = try await reads.syncs(callID: call.id).first(where: { !$0.outsideID.isEmpty }),
      let at = sync.updatedAt
    else { return nil }
    return (at.date, "HubSpot call \(sync.outsideID)")
  }

  private func evaluation(of call: Call) async throws -> (Date, String)? {
    let evaluations = try await reads.evaluations(callID: call.id)
    guard let done = evaluations.first(where: { $0.state == .done }), let at = done.finishedAt else { return nil }
    return (at.date, "\(done.outcome), \(done.scores.count) criteria, for \(moneyText(micros: done.cost?.micros ?? 0))")
  }

  private func lead(of call: Call) async throws -> (Date, String)? {
    guard let lead = try await reads.hotLeads().first(where: { $0.callID == call.id }), let at = lead.foundAt
    else { return nil }
    return (at.date, "lead \(lead.id)")
  }
}
