internal import AnalysisAPI
internal import Calls
internal import ServiceRuntime

extension AnalysisHandlers {
  /// One evaluation. Throws `invalid_evaluation_id`, `evaluation_not_found`.
  func getEvaluation(_ request: GetEvaluationRequest, context: CallContext) async throws -> GetEvaluationResponse {
    let organization = try context.requireOrganization()
    guard let id = EvaluationID(request.evaluationID) else { throw InvalidField("evaluation_id", rule: "A UUID.") }
    let keyring = try await sealer.keyring(for: organization)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await EvaluationStore.find(id, of: organization, with: keyring, in: $0)
    }
    guard let found else { throw AnalysisError.evaluationNotFound }
    return GetEvaluationResponse(evaluation: found.message)
  }
}
