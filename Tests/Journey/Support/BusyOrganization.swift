import AnalysisAPI
import AuthAPI
import BillingAPI
import Calls
import Foundation
import RPCAPI
import Simulator

@testable import CLI

/// An organization with everything switched on: an agent and a source at each voice provider, all calls brought to HubSpot,
/// those with a transcript evaluated within a budget, a wallet that recharges itself.
struct BusyOrganization: Sendable {
  /// An agent, and where its provider sends.
  struct Line: Sendable {
    var provider: WebhookProvider
    /// What the provider calls the agent.
    var agent: String
    var source: SourceRecord
  }

  static let creditMicros: Int64 = 20_000_000
  static let thresholdMicros: Int64 = 10_000_000
  static let targetMicros: Int64 = 50_000_000

  let id: String
  let lines: [Line]

  var options: CallOptions { .organization(id) }

  /// Sets it up at a system with a simulator. `budgetMicros`: what a month of evaluations may cost.
  static func make(in journey: JourneySystem, budgetMicros: Int64) async throws -> BusyOrganization {
    let status = await journey.system.status()
    let `operator` = Operator(journey.system.folder, status)
    let setUp = SetUp(`operator`)
    let (email, password) = ("busy.owner@example.test", UUID().uuidString)
    let id = try await setUp.createOrganization(
      name: "Busy", ownerEmail: email, ownerPassword: password, key: UUID().uuidString)
    try await setUp.grantPromo(organization: id, micros: creditMicros, reason: "test", key: UUID().uuidString)
    var lines: [Line] = []
    var agents: [WebhookProvider: String] = [:]
    for (provider, name) in [
      (.retell, "agent_5c1e0d7b2f4a49c8a1b3d6e7f8"), (.vapi, "5f0c1f7e-1111-4222-8333-444455556666"),
      // The account that the calls' script names: Twilio has no agents.
      (.twilio, "AC00000000000000000000000000000001"),
    ] as [(WebhookProvider, String)] {
      let agent = try await setUp.createAgent(
        organization: id, name: provider.rawValue, provider: provider.rawValue, providerAgentID: name,
        key: UUID().uuidString)
      let source = try await setUp.createSource(
        organization: id, provider: provider.rawValue, secret: nil, key: UUID().uuidString, now: Date())
      agents[provider] = agent
      lines.append(Line(provider: provider, agent: name, source: source))
      try await DemoBrowser(publicURL: status.publicURL).connectHubSpot(
        organization: id, agentID: agent, email: email, password: password)
    }
    let organization = BusyOrganization(id: id, lines: lines)
    // Twilio's callbacks bring no transcript to evaluate.
    try await organization.evaluate([agents[.retell] ?? "", agents[.vapi] ?? ""], within: budgetMicros, `operator`)
    try await organization.recharge(journey)
    return organization
  }

  private func evaluate(_ agents: [String], within budgetMicros: Int64, _ operator: Operator) async throws {
    try await `operator`.withCaller(.auth) { caller in
      for agent in agents {
        _ = try await AuthClient(caller).updateAgent(
          UpdateAgentRequest(agentID: agent, aiManagerEnabled: true, idempotencyKey: UUID().uuidString),
          options: options)
      }
    }
    try await `operator`.withCaller(.analysis) { caller in
      let analysis = AnalysisClient(caller)
      let rubric = try await analysis.publishRubric(
        PublishRubricRequest(
          name: "Front desk", criteria: [Criterion(key: "greeting", question: "Did the agent greet the caller?")],
          idempotencyKey: UUID().uuidString), options: options)
      _ = try await analysis.setBudget(
        SetBudgetRequest(
          monthlyLimit: Money(micros: budgetMicros, currency: "USD"), idempotencyKey: UUID().uuidString),
        options: options)
      for agent in agents {
        _ = try await analysis.setAgentSettings(
          SetAgentSettingsRequest(
            settings: AgentSettings(
              agentID: agent, enabled: true, rubricVersionID: rubric.rubric?.id ?? "", sampleBasisPoints: 10_000,
              minimumSeconds: 0, lane: .immediate), idempotencyKey: UUID().uuidString), options: options)
      }
      _ = try await analysis.putHotLeadRule(
        PutHotLeadRuleRequest(rule: HotLeadRule(minimumSeconds: 30), idempotencyKey: UUID().uuidString),
        options: options)
    }
  }

  private func recharge(_ journey: JourneySystem) async throws {
    func money(_ micros: Int64) -> Money { Money(micros: micros, currency: "USD") }
    let rule = RechargeRule(
      isEnabled: true, threshold: money(Self.thresholdMicros), target: money(Self.targetMicros),
      dailyCap: money(1_000_000_000), monthlyCap: money(5_000_000_000), paymentMethod: "pm_card_visa")
    _ = try await journey.billing.setRechargeRule(
      SetRechargeRuleRequest(rule: rule, idempotencyKey: UUID().uuidString), options: options)
  }
}
