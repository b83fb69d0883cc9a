internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Sends what waits in an organization's batch lane, and leaves the rest to the job that follows the batch.
///
/// The batch and its members are written down before anything is sent. Where it stays unknown whether the provider took
/// them, nothing is sent a second time: ``FollowBatchHandler`` looks for the batch.
struct SubmitBatchHandler: SteppedJobHandler {
  /// Calls of one batch.
  static let mostMembers = 100
  /// How long a batch is left alone before it is looked after first.
  static let followDelay: Duration = .seconds(60)

  private struct Member: Sendable {
    var evaluation: Evaluation
    var rubric: Rubric
    var prepared: EvaluationPreparer.Prepared
  }

  let model: any LanguageModel
  let preparer: EvaluationPreparer
  let submission: RequestSubmission
  let recorder: EvaluationRecorder
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  let kind = JobKind.submitBatch

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    while true {
      let waiting = try await steps.transaction { try await self.waiting(of: job.organizationID, in: $0) }
      let (ready, isMissing) = try await prepare(waiting, steps)
      if !ready.isEmpty { try await send(ready, of: job.organizationID, steps) }
      // What has no transcript yet waits for the next time.
      if isMissing { throw TransientFailure(reason: "transcript_missing") }
      if waiting.count < Self.mostMembers { return }
    }
  }

  private func waiting(
    of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [(Evaluation, Rubric)] {
    var waiting: [(Evaluation, Rubric)] = []
    for evaluation in try await EvaluationStore.lockWaiting(of: organization, limit: Self.mostMembers, in: transaction)
    {
      if let rubric = try await RubricStore.find(evaluation.rubricVersionID, of: organization, in: transaction) {
        waiting.append((evaluation, rubric))
      } else {
        try await recorder.end(evaluation, as: .failed, failure: .rejected, in: transaction)
      }
    }
    return waiting
  }

  /// Those that can be sent, and whether others still wait for their transcripts.
  private func prepare(
    _ waiting: [(Evaluation, Rubric)], _ steps: JobSteps
  ) async throws -> (ready: [Member], isMissing: Bool) {
    var ready: [Member] = []
    var isMissing = false
    for (evaluation, rubric) in waiting {
      do {
        switch try await preparer.prepare(evaluation, rubric: rubric) {
        case .ready(let prepared): ready.append(Member(evaluation: evaluation, rubric: rubric, prepared: prepared))
        case .failed(let failure): try await recorder.end(evaluation, as: .failed, failure, steps)
        case .canceled: try await recorder.end(evaluation, as: .canceled, nil, steps)
        }
      } catch is TransientFailure {
        isMissing = true
      }
    }
    return (ready, isMissing)
  }

  private func send(_ ready: [Member], of organization: OrganizationID, _ steps: JobSteps) async throws {
    let batch = BatchID.new()
    let prompts = try await steps.transaction { try await write(batch, ready, of: organization, in: $0) }
    guard !prompts.isEmpty else { return }
    do {
      let name = try await model.submit(prompts, for: organization)
      try await steps.transaction { try await BatchStore.submitted(batch, of: organization, as: name, in: $0) }
    } catch ModelFailure.outcomeUnknown {
      // It may have been taken: the job that follows it finds out.
    } catch let failure as ModelFailure {
      try await steps.transaction {
        try await takeBack(batch, of: organization, isRejected: failure == .rejected, in: $0)
      }
      if case .unavailable(let wait) = failure { throw JobDeferral(waiting: wait) }
    }
  }

  /// Writes the batch, its members and the job that follows it; answers the prompts of those that may be sent.
  private func write(
    _ batch: BatchID, _ ready: [Member], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [EvaluationID: EvaluationPrompt] {
    try await BatchStore.insert(batch, of: organization, in: transaction)
    var prompts: [EvaluationID: EvaluationPrompt] = [:]
    for member in ready {
      let submitted = try await submission.submit(
        member.evaluation, member.prepared, rubric: member.rubric, batch: batch, in: transaction)
      if let submitted { prompts[submitted.id] = member.prepared.prompt }
    }
    if prompts.isEmpty {
      try await BatchStore.end(batch, of: organization, as: .unsent, in: transaction)
    } else {
      try await JobStore.enqueue(
        [NewJob(kind: .followBatch, organizationID: organization, ref: batch.uuid, delay: Self.followDelay)],
        in: transaction)
    }
    return prompts
  }

  /// Undoes a batch that was refused as a whole. One that can never be taken is tried call by call.
  private func takeBack(
    _ batch: BatchID, of organization: OrganizationID, isRejected: Bool, in transaction: Transaction
  ) async throws {
    var alone: [NewJob] = []
    for member in try await EvaluationStore.lockMembers(of: batch, organization, in: transaction) {
      try await recorder.settle(member, .unsent, in: transaction)
      try await EvaluationStore.reselect(
        member.id, of: organization, lane: isRejected ? .immediate : .batch, in: transaction)
      if isRejected { alone.append(NewJob(kind: .evaluate, organizationID: organization, ref: member.id.uuid)) }
    }
    try await BatchStore.end(batch, of: organization, as: .unsent, in: transaction)
    if !alone.isEmpty { try await JobStore.enqueue(alone, in: transaction) }
  }
}
