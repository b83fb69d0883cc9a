import Foundation
import Identifiers
import Synchronization

@testable import Analysis

/// A model that does what its script says and remembers what it was sent.
final class ScriptedModel: LanguageModel {
  typealias Answer = @Sendable (EvaluationPrompt) throws -> ModelAnswer

  private struct State {
    var prompts: [EvaluationPrompt] = []
    var batches: [String: [EvaluationID: EvaluationPrompt]] = [:]
  }

  private let script: Answer
  private let loseBatchAnswers: Bool
  private let result: @Sendable (EvaluationPrompt, Int) -> BatchResult?
  private let state = Mutex(State())

  /// `result` decides about a batch's members by their place; nil: as `answer` does.
  init(
    loseBatchAnswers: Bool = false,
    result: @escaping @Sendable (EvaluationPrompt, Int) -> BatchResult? = { _, _ in nil },
    answer: @escaping Answer = { _ in ScriptedModel.verdict() }
  ) {
    script = answer
    self.loseBatchAnswers = loseBatchAnswers
    self.result = result
  }

  /// Everything that left the house.
  var prompts: [EvaluationPrompt] { state.withLock { $0.prompts } }
  var batches: [String: [EvaluationID: EvaluationPrompt]] { state.withLock { $0.batches } }

  func answer(_ prompt: EvaluationPrompt, for organization: OrganizationID) async throws -> ModelAnswer {
    state.withLock { $0.prompts.append(prompt) }
    return try script(prompt)
  }

  func submit(_ prompts: [EvaluationID: EvaluationPrompt], for organization: OrganizationID) async throws -> String {
    let name = "msgbatch_\(UUID())"
    state.withLock { state in
      state.prompts += prompts.values
      state.batches[name] = prompts
    }
    if loseBatchAnswers { throw ModelFailure.outcomeUnknown }
    return name
  }

  func findBatch(
    containing evaluations: Set<EvaluationID>, since: Date, for organization: OrganizationID
  ) async throws -> String? {
    batches.first { !evaluations.isDisjoint(with: $0.value.keys) }?.key
  }

  func results(of batch: String, for organization: OrganizationID) async throws -> [EvaluationID: BatchResult]? {
    let members = (batches[batch] ?? [:]).sorted { "\($0.key)" < "\($1.key)" }
    var results: [EvaluationID: BatchResult] = [:]
    for (place, member) in members.enumerated() {
      results[member.key] = try result(member.value, place) ?? .answered(script(member.value))
    }
    return results
  }

  /// A good answer about the neighbours' transcript.
  static func verdict(outcome: String = "booked", score: Int = 80) -> ModelAnswer {
    let text =
      #"{"scores":{"interest":{"score":\#(score),"turns":[2],"quote":"Tuesday works"}},"outcome":"\#(outcome)","summary":"Booked for Tuesday."}"#
    return ModelAnswer(
      ModelAnswer.Body(
        type: "message", model: "claude-haiku-5-5", stopReason: "end_turn",
        content: [.init(type: "text", text: text)],
        usage: .init(
          inputTokens: 500, cacheCreationInputTokens: nil, cacheReadInputTokens: nil, cacheCreation: nil,
          outputTokens: 100)))
  }
}
