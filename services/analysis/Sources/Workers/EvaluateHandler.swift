internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Evaluates one call at once: prepares it, reserves its worst case, asks the model, writes the verdict down.
struct EvaluateHandler: SteppedJobHandler {
  let model: any LanguageModel
  let preparer: EvaluationPreparer
  let submission: RequestSubmission
  let recorder: EvaluationRecorder
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  let kind = JobKind.evaluate

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let id = EvaluationID(job.ref)
    let organization = job.organizationID
    let opened = try await steps.transaction { try await open(id, of: organization, in: $0) }
    guard let (evaluation, rubric) = opened else { return }
    let prepared: EvaluationPreparer.Prepared
    switch try await preparer.prepare(evaluation, rubric: rubric) {
    case .ready(let ready): prepared = ready
    case .failed(let failure): return try await recorder.end(evaluation, as: .failed, failure, steps)
    case .canceled: return try await recorder.end(evaluation, as: .canceled, nil, steps)
    }
    let submitted = try await steps.transaction {
      try await submission.submit(evaluation, prepared, rubric: rubric, batch: nil, in: $0)
    }
    guard let submitted else { return }
    do {
      let answer = try await model.answer(prepared.prompt, for: organization)
      try await steps.transaction {
        try await recorder.record(answer, of: submitted, rubric: rubric, turns: prepared.turns, in: $0)
      }
    } catch let failure as ModelFailure {
      try await take(failure, of: submitted, steps)
    }
  }

  /// The evaluation as it is to be worked on, with its rubric; nil where it has ended, or ends here.
  ///
  /// A request that is still open was sent by a run that did not live to hear the answer: it counts as spent.
  private func open(
    _ id: EvaluationID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> (Evaluation, Rubric)? {
    guard var evaluation = try await EvaluationStore.lock(id, of: organization, in: transaction),
      !evaluation.state.isEnd, evaluation.batchID == nil
    else { return nil }
    if evaluation.state == .submitted {
      try await recorder.settle(evaluation, .unknown, in: transaction)
      try await EvaluationStore.reselect(id, of: organization, lane: .immediate, in: transaction)
      evaluation.state = .selected
    }
    let unknown = try await ReservationStore.unknownCount(id, of: organization, in: transaction)
    guard unknown < Evaluation.mostUnknown,
      let rubric = try await RubricStore.find(evaluation.rubricVersionID, of: organization, in: transaction)
    else {
      try await recorder.end(evaluation, as: .failed, failure: .noAnswer, in: transaction)
      return nil
    }
    return (evaluation, rubric)
  }

  private func take(_ failure: ModelFailure, of evaluation: Evaluation, _ steps: JobSteps) async throws {
    try await steps.transaction { transaction in
      try await recorder.settle(
        evaluation, failure == .outcomeUnknown ? .unknown : .unsent, in: transaction)
      if failure == .rejected {
        try await recorder.end(evaluation, as: .failed, failure: .rejected, in: transaction)
      } else {
        try await EvaluationStore.reselect(
          evaluation.id, of: evaluation.organizationID, lane: .immediate, in: transaction)
      }
    }
    switch failure {
    case .unavailable(let wait): throw JobDeferral(waiting: wait)
    case .outcomeUnknown: throw TransientFailure(reason: "answer_lost")
    case .rejected: break
    }
  }
}

extension JobDeferral {
  /// Until the provider may be asked again.
  init(waiting wait: Duration) {
    self.init(until: Date().addingTimeInterval(wait / .seconds(1)), breakerKey: "anthropic")
  }
}
