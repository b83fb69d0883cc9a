internal import AnalysisAPI
internal import AuthAPI
internal import BillingAPI
internal import Calls
internal import Foundation
internal import RPCAPI
internal import Simulator

/// The organization that the demo sets up: an agent that is connected to HubSpot and whose calls are evaluated at once, a
/// rule for hot leads, a source of Retell's, and a wallet that its one call brings below the rule's threshold.
struct DemoOrganization: Sendable {
  static let creditMicros: Int64 = 25_000_000
  /// $24.00: the demo's call leaves $23.915.
  static let thresholdMicros: Int64 = 24_000_000
  static let targetMicros: Int64 = 50_000_000

  let id: String
  let agentID: String
  let providerAgentID: String
  let source: SourceRecord

  static func setUp(_ operator: Operator) async throws -> DemoOrganization {
    let setUp = SetUp(`operator`)
    let providerAgentID = "agent_" + String(Secrets.token().prefix(26))
    let (email, password) = ("owner@northwind.example", Secrets.token())
    let organization = try await setUp.createOrganization(
      name: "Northwind Dental", ownerEmail: email, ownerPassword: password, key: UUID().uuidString)
    let agent = try await setUp.createAgent(
      organization: organization, name: "Northwind Front Desk", provider: "retell", providerAgentID: providerAgentID,
      key: UUID().uuidString)
    let source = try await setUp.createSource(
      organization: organization, provider: "retell", secret: nil, key: UUID().uuidString, now: Date())
    try await setUp.grantPromo(
      organization: organization, micros: creditMicros, reason: "demo", key: UUID().uuidString)
    let options = Operator.options(organization: organization)
    try await evaluate(callsOf: agent, `operator`, options)
    try await DemoBrowser(publicURL: `operator`.status.publicURL).connectHubSpot(
      organization: organization, agentID: agent, email: email, password: password)
    try await `operator`.withCaller(.billing) { caller in
      _ = try await BillingClient(caller).setRechargeRule(
        SetRechargeRuleRequest(rule: rechargeRule, idempotencyKey: UUID().uuidString), options: options)
    }
    return DemoOrganization(id: organization, agentID: agent, providerAgentID: providerAgentID, source: source)
  }

  /// A card of Stripe's for tests, which the simulator knows too.
  private static var rechargeRule: RechargeRule {
    func money(_ micros: Int64) -> Money { Money(micros: micros, currency: "USD") }
    return RechargeRule(
      isEnabled: true, threshold: money(thresholdMicros), target: money(targetMicros), dailyCap: money(100_000_000),
      monthlyCap: money(500_000_000), paymentMethod: "pm_card_visa")
  }

  private static func evaluate(
    callsOf agent: String, _ operator: Operator, _ options: CallOptions
  ) async throws {
    try await `operator`.withCaller(.auth) { caller in
      _ = try await AuthClient(caller).updateAgent(
        UpdateAgentRequest(agentID: agent, aiManagerEnabled: true, idempotencyKey: UUID().uuidString), options: options)
    }
    try await `operator`.withCaller(.analysis) { caller in
      let analysis = AnalysisClient(caller)
      let rubric = try await analysis.publishRubric(
        PublishRubricRequest(
          name: "Front desk",
          criteria: [
            Criterion(key: "greeting", question: "Did the agent greet the caller and say which practice it is?"),
            Criterion(key: "next_step", question: "Does the call end with a next step that both sides know?"),
          ], idempotencyKey: UUID().uuidString), options: options)
      _ = try await analysis.setAgentSettings(
        SetAgentSettingsRequest(
          settings: AgentSettings(
            agentID: agent, enabled: true, rubricVersionID: rubric.rubric?.id ?? "", sampleBasisPoints: 10_000,
            minimumSeconds: 0, lane: .immediate), idempotencyKey: UUID().uuidString), options: options)
      _ = try await analysis.putHotLeadRule(
        PutHotLeadRuleRequest(rule: HotLeadRule(minimumSeconds: 30), idempotencyKey: UUID().uuidString),
        options: options)
    }
  }
}
