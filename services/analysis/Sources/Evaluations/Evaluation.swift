internal import Foundation
internal import Identifiers

/// What becomes of one ended call under one version of a rubric.
struct Evaluation: Sendable, Hashable {
  /// Where it stands. Skipped, done, invalid, failed and canceled are ends.
  enum State: String, Sendable, Hashable, CaseIterable {
    case skipped, selected, submitted, done, invalid, failed, canceled

    var isEnd: Bool {
      switch self {
      case .selected, .submitted: false
      case .skipped, .done, .invalid, .failed, .canceled: true
      }
    }
  }

  var id: EvaluationID
  var organizationID: OrganizationID
  var callID: CallID
  var agentID: AgentID?
  var rubricVersionID: RubricVersionID
  var state: State
  var lane: EvaluationLane
  /// Whole seconds of the call.
  var seconds: Int64?
  /// Number of the last request to the provider; 0 before the first.
  var attempts: Int
  var batchID: BatchID?
  var createdAt: Date

  /// Requests of unknown outcome after which an evaluation is given up.
  static let mostUnknown = 2
}

/// Why an evaluation failed. The names are kept in rows and told to tenants.
enum EvaluationFailure: String, Sendable, Hashable, CaseIterable {
  /// The model would not answer.
  case refused
  /// Every attempt ended without an answer that could be read.
  case noAnswer = "no_answer"
  /// The provider said that the request can never be answered.
  case rejected
  case budgetExhausted = "budget_exhausted"
  /// Something that looks like personal data was left after redaction: nothing was sent.
  case leakSuspected = "leak_suspected"
  case transcriptMissing = "transcript_missing"
  case transcriptTooLong = "transcript_too_long"
}
