internal import AnalysisAPI
internal import Calls
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Publishes the next version of the organization's rule. Throws `invalid_outcomes`, `invalid_minimum_scores`,
  /// `invalid_minimum_seconds`.
  func putHotLeadRule(_ request: PutHotLeadRuleRequest, context: CallContext) async throws -> PutHotLeadRuleResponse {
    let rule = request.rule ?? HotLeadRule()
    let outcomes = Set(rule.outcomes.compactMap(CallOutcome.init(rawValue:)))
    guard outcomes.count == rule.outcomes.count else {
      throw InvalidField(
        "rule.outcomes", rule: "Each once, of \(CallOutcome.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard rule.minimumScores.count <= LeadRule.mostScores,
      rule.minimumScores.allSatisfy({ NewRubric.keyLength.contains($0.key.count) && $0.value <= 100 })
    else {
      throw InvalidField("rule.minimum_scores", rule: "At most 20 keys of criteria, each with 0 to 100.")
    }
    guard AgentEvaluationSettings.secondsRange.contains(Int64(rule.minimumSeconds)) else {
      throw InvalidField("rule.minimum_seconds", rule: "0 to 86,400.")
    }
    var hashed = request
    hashed.idempotencyKey = ""
    return try await once(IdempotencyKey(request.idempotencyKey, of: hashed, context: context), context) {
      let published = try await LeadRuleStore.publish(
        outcomes: outcomes, minimumScores: rule.minimumScores.mapValues(Int.init),
        minimumSeconds: Int64(rule.minimumSeconds), of: $0, in: $1)
      return PutHotLeadRuleResponse(rule: published.message)
    }
  }
}

extension LeadRule {
  fileprivate var message: HotLeadRule {
    HotLeadRule(
      id: "\(id)", version: version, outcomes: outcomes.map(\.rawValue).sorted(),
      minimumScores: minimumScores.mapValues { UInt32($0) }, minimumSeconds: UInt32(minimumSeconds))
  }
}
