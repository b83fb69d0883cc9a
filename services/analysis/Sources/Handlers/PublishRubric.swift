internal import AnalysisAPI
internal import Calls
internal import Messages
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Publishes the next version of a rubric. Throws `invalid_name`, `invalid_criteria`, `invalid_model`.
  func publishRubric(_ request: PublishRubricRequest, context: CallContext) async throws -> PublishRubricResponse {
    let rubric = try NewRubric(
      name: request.name, criteria: request.criteria.map { .init(key: $0.key, question: $0.question) },
      model: request.model)
    var hashed = request
    hashed.idempotencyKey = ""
    return try await once(IdempotencyKey(request.idempotencyKey, of: hashed, context: context), context) {
      PublishRubricResponse(rubric: try await RubricStore.publish(rubric, of: $0, in: $1).message)
    }
  }
}

extension Rubric {
  var message: AnalysisAPI.Rubric {
    AnalysisAPI.Rubric(
      id: "\(id)", rubricID: "\(rubricID)", name: name, version: version,
      criteria: criteria.map { AnalysisAPI.Criterion(key: $0.key, question: $0.question) }, model: model,
      publishedAt: Timestamp(publishedAt))
  }
}
