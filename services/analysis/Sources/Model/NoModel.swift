internal import Foundation
internal import Identifiers

/// Stands for the model where the house has no key: everything waits.
struct NoModel: LanguageModel {
  private static let away = ModelFailure.unavailable(retryAfter: .seconds(600))

  func answer(_ prompt: EvaluationPrompt, for organization: OrganizationID) async throws -> ModelAnswer {
    throw Self.away
  }

  func submit(_ prompts: [EvaluationID: EvaluationPrompt], for organization: OrganizationID) async throws -> String {
    throw Self.away
  }

  func findBatch(
    containing evaluations: Set<EvaluationID>, since: Date, for organization: OrganizationID
  ) async throws -> String? {
    throw Self.away
  }

  func results(of batch: String, for organization: OrganizationID) async throws -> [EvaluationID: BatchResult]? {
    throw Self.away
  }
}
