internal import Foundation
internal import Identifiers

/// The model that evaluates, as far as the flows know it. A seam: the provider behind it, a script in tests.
///
/// Cancelling the task ends the call.
protocol LanguageModel: Sendable {
  /// Asks about one call. Throws ``ModelFailure``.
  func answer(_ prompt: EvaluationPrompt, for organization: OrganizationID) async throws -> ModelAnswer

  /// Sends prompts together, each under the id of its evaluation, and answers the batch's name. Throws ``ModelFailure``.
  func submit(_ prompts: [EvaluationID: EvaluationPrompt], for organization: OrganizationID) async throws -> String

  /// The name of a recent batch with one of these evaluations in it; nil where there is none. Throws ``ModelFailure``.
  func findBatch(
    containing evaluations: Set<EvaluationID>, since: Date, for organization: OrganizationID
  ) async throws -> String?

  /// The results of a batch by evaluation; nil while it runs. Throws ``ModelFailure``.
  func results(of batch: String, for organization: OrganizationID) async throws -> [EvaluationID: BatchResult]?
}

/// How one prompt of a batch came out.
enum BatchResult: Sendable, Hashable {
  case answered(ModelAnswer)
  /// It can never be answered.
  case rejected
  /// It was not answered and costs nothing: it may be sent again.
  case unanswered
}

/// Why the model gave no answer.
enum ModelFailure: Error, Sendable, Hashable {
  /// Nothing was sent, or the provider refused it for now: the request cost nothing. Try again after that time.
  case unavailable(retryAfter: Duration)
  /// The request can never be answered, and cost nothing.
  case rejected
  /// Nobody knows whether it was answered: it counts as spent.
  case outcomeUnknown
}
