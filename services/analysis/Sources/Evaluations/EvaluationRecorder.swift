internal import Foundation
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres
internal import Sealing

/// Writes down what became of requests: money, verdicts, leads and the news of them, in the transaction that it is given.
struct EvaluationRecorder: Sendable {
  let sealer: Sealer
  let events: EventSink

  /// Settles the evaluation's last request; one that was settled before stays as it was.
  func settle(
    _ evaluation: Evaluation, _ outcome: ReservationStore.Outcome, usage: TokenUsage? = nil, model: String? = nil,
    in transaction: Transaction
  ) async throws {
    guard
      let settled = try await ReservationStore.settle(
        evaluation.id, attempt: evaluation.attempts, of: evaluation.organizationID, outcome, in: transaction)
    else { return }
    try await BudgetStore.settle(settled, of: evaluation.organizationID, in: transaction)
    try await EvaluationStore.addCost(
      settled.spent, usage: usage, model: model, to: evaluation.id, of: evaluation.organizationID, in: transaction)
    events.emit(AnalysisEvents.requestSettled(outcome: outcome.name, micros: settled.spent, lane: evaluation.lane))
  }

  /// Takes the model's answer: prices it, checks it, keeps it, and looks whether the call is a hot lead.
  func record(
    _ answer: ModelAnswer, of evaluation: Evaluation, rubric: Rubric, turns: [PromptTurn], in transaction: Transaction
  ) async throws {
    let price =
      EvaluationCost.micros(of: answer.usage, model: answer.model, lane: evaluation.lane)
      ?? EvaluationCost.micros(of: answer.usage, model: rubric.model, lane: evaluation.lane)
    try await settle(evaluation, .answered(price), usage: answer.usage, model: answer.model, in: transaction)
    let verdict: Verdict
    do {
      verdict = try Verdict(answer, criteria: rubric.criteria.map(\.key), turns: turns)
    } catch .refused {
      return try await end(evaluation, as: .failed, failure: .refused, in: transaction)
    } catch {
      return try await end(evaluation, as: .invalid, in: transaction)
    }
    let organization = evaluation.organizationID
    try await EvaluationStore.finish(
      evaluation.id, of: organization, verdict: verdict, with: try await sealer.keyring(for: organization),
      in: transaction)
    var news: [News] = [.evaluationDone(evaluation, verdict.outcome)]
    if let lead = try await lead(of: evaluation, verdict, in: transaction) { news.append(.hotLeadFound(lead)) }
    try await News.append(news, of: organization, in: transaction)
    events.emit(AnalysisEvents.evaluated(evaluation.id, state: .done, lane: evaluation.lane))
  }

  /// Ends an evaluation without a result, and tells its tenant.
  func end(
    _ evaluation: Evaluation, as state: Evaluation.State, failure: EvaluationFailure? = nil, in transaction: Transaction
  ) async throws {
    try await EvaluationStore.end(
      evaluation.id, of: evaluation.organizationID, as: state, failure: failure, in: transaction)
    var news: [News] = [.evaluationEnded(evaluation, state, failure)]
    if failure == .budgetExhausted { news.append(.budgetExhausted) }
    try await News.append(news, of: evaluation.organizationID, in: transaction)
    events.emit(AnalysisEvents.evaluated(evaluation.id, state: state, lane: evaluation.lane))
  }

  private func lead(
    of evaluation: Evaluation, _ verdict: Verdict, in transaction: Transaction
  ) async throws -> HotLead? {
    guard let agent = evaluation.agentID,
      let rule = try await LeadRuleStore.current(of: evaluation.organizationID, in: transaction),
      rule.matches(verdict, seconds: evaluation.seconds ?? 0)
    else { return nil }
    return try await HotLeadStore.insert(
      evaluation, agent: agent, rule: rule.id, outcome: verdict.outcome, in: transaction)
  }
}

extension EvaluationRecorder {
  /// Ends an evaluation before anything of it was sent; one that went on meanwhile stays as it is.
  func end(
    _ evaluation: Evaluation, as state: Evaluation.State, _ failure: EvaluationFailure?, _ steps: JobSteps
  ) async throws {
    try await steps.transaction { transaction in
      guard
        let current = try await EvaluationStore.lock(evaluation.id, of: evaluation.organizationID, in: transaction),
        current.state == .selected
      else { return }
      try await end(current, as: state, failure: failure, in: transaction)
    }
  }
}
