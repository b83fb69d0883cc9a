internal import AnalysisAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import RPCAPI
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Evaluations, newest first. Throws `bad_cursor`, `bad_limit`, `invalid_call_id`.
  func listEvaluations(_ request: ListEvaluationsRequest, context: CallContext) async throws -> ListEvaluationsResponse
  {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let call = CallID(request.callID)
    guard request.callID.isEmpty || call != nil else { throw InvalidField("call_id", rule: "A UUID, or empty.") }
    let keyring = try await sealer.keyring(for: organization)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await EvaluationStore.list(
        of: organization, call: call, before: page.cursor, limit: page.limit + 1, with: keyring, in: $0)
    }
    let (shown, next) = page.cut(found, by: \.id.uuid)
    return ListEvaluationsResponse(evaluations: shown.map(\.message), page: next)
  }
}

extension StoredEvaluation {
  var message: AnalysisAPI.Evaluation {
    AnalysisAPI.Evaluation(
      id: "\(id)", callID: "\(callID)", agentID: agentID.map { "\($0)" } ?? "",
      rubricVersionID: rubricVersionID == .zero ? "" : "\(rubricVersionID)", state: state.message,
      skipReason: skipReason, failure: failure, outcome: outcome, summary: Sensitive(result?.summary ?? ""),
      scores: result?.scores.map(\.message) ?? [], cost: Money(dollarMicros: costMicros), inputTokens: inputTokens,
      outputTokens: outputTokens, model: model, createdAt: Timestamp(createdAt),
      finishedAt: finishedAt.map { Timestamp($0) })
  }
}

extension Evaluation.State {
  fileprivate var message: EvaluationState {
    switch self {
    case .skipped: .skipped
    case .selected: .selected
    case .submitted: .submitted
    case .done: .done
    case .invalid: .invalid
    case .failed: .failed
    case .canceled: .canceled
    }
  }
}

extension Verdict.Score {
  fileprivate var message: Score {
    Score(
      key: key, score: UInt32(score), supported: isSupported, turns: turns.compactMap { UInt32(exactly: $0) },
      quote: Sensitive(quote))
  }
}
