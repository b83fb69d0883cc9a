internal import Foundation
internal import Identifiers
internal import Postgres

/// The last step before a request is sent: whether it still may be, its budget, and the note that it goes.
struct RequestSubmission: Sendable {
  let limits: BudgetLimits
  let preparer: EvaluationPreparer
  let recorder: EvaluationRecorder

  /// Answers the evaluation as it is about to be sent, or nil where it ended here.
  ///
  /// auth is asked inside the transaction: what was switched off before it commits is not sent. Where auth does not answer,
  /// nothing is sent and the transaction fails.
  func submit(
    _ evaluation: Evaluation, _ prepared: EvaluationPreparer.Prepared, rubric: Rubric, batch: BatchID?,
    in transaction: Transaction
  ) async throws -> Evaluation? {
    guard
      var current = try await EvaluationStore.lock(evaluation.id, of: evaluation.organizationID, in: transaction),
      current.state == .selected, let agent = current.agentID
    else { return nil }
    guard let policy = try await preparer.policy(of: current), policy.allowsSending else {
      try await recorder.end(current, as: .canceled, in: transaction)
      return nil
    }
    let settings = try await AgentSettingsStore.find([agent], of: current.organizationID, in: transaction)[agent]
    let amount = EvaluationCost.worstCase(
      promptBytes: prepared.prompt.promptBytes, maximumOutput: EvaluationPrompt.maximumOutput, model: rubric.model,
      lane: batch == nil ? .immediate : .batch)
    guard let amount, amount > 0 else {
      try await recorder.end(current, as: .failed, failure: .rejected, in: transaction)
      return nil
    }
    do {
      try await BudgetStore.reserve(
        amount, agent: agent, agentLimit: settings?.monthlyLimitMicros, of: current.organizationID, limits: limits,
        in: transaction)
    } catch is BudgetExhausted {
      try await recorder.end(current, as: .failed, failure: .budgetExhausted, in: transaction)
      return nil
    }
    current.attempts += 1
    current.state = .submitted
    current.batchID = batch
    try await ReservationStore.insert(
      Reservation(
        evaluationID: current.id, attempt: current.attempts, agentID: agent,
        isInAgentBudget: settings?.monthlyLimitMicros != nil, amount: amount),
      of: current.organizationID, in: transaction)
    try await EvaluationStore.submit(
      current.id, of: current.organizationID, attempt: current.attempts, batch: batch,
      redactions: prepared.redactions, in: transaction)
    return current
  }
}
