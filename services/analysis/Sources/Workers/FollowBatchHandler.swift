internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Looks after a batch until its results are in.
struct FollowBatchHandler: SteppedJobHandler {
  /// How long a batch whose answer was lost is looked for. Then its members count as spent and are not sent again.
  static let searchTime: TimeInterval = 86_400

  let model: any LanguageModel
  let preparer: EvaluationPreparer
  let recorder: EvaluationRecorder
  /// How long from one look to the next.
  var lookInterval: ClosedRange<Double> = 60...180
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  let kind = JobKind.followBatch

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let organization = job.organizationID
    let found = try await steps.transaction { transaction in
      let batch = try await BatchStore.lock(BatchID(job.ref), of: organization, in: transaction)
      let members = try await EvaluationStore.lockMembers(of: BatchID(job.ref), organization, in: transaction)
      return batch.map { ($0, members) }
    }
    guard let (batch, members) = found else { return }
    switch batch.state {
    case .ended, .unsent, .unknown: return
    case .submitting: try await search(for: batch, members, of: organization, steps)
    case .submitted: try await collect(batch, members, of: organization, steps)
    }
  }

  private func search(
    for batch: BatchStore.Batch, _ members: [Evaluation], of organization: OrganizationID, _ steps: JobSteps
  ) async throws {
    let name = try await heard {
      try await model.findBatch(containing: Set(members.map(\.id)), since: batch.createdAt, for: organization)
    }
    if let name {
      try await steps.transaction { try await BatchStore.submitted(batch.id, of: organization, as: name, in: $0) }
    } else if Date().timeIntervalSince(batch.createdAt) > Self.searchTime {
      return try await steps.transaction { try await giveUp(batch, of: organization, in: $0) }
    }
    throw later
  }

  private func giveUp(
    _ batch: BatchStore.Batch, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    for member in try await EvaluationStore.lockMembers(of: batch.id, organization, in: transaction) {
      try await recorder.settle(member, .unknown, in: transaction)
      try await recorder.end(member, as: .failed, failure: .noAnswer, in: transaction)
    }
    try await BatchStore.end(batch.id, of: organization, as: .unknown, in: transaction)
  }

  private func collect(
    _ batch: BatchStore.Batch, _ members: [Evaluation], of organization: OrganizationID, _ steps: JobSteps
  ) async throws {
    let results = try await heard { try await model.results(of: batch.providerBatchID, for: organization) }
    guard let results else { throw later }
    for member in members {
      try await take(results[member.id] ?? .unanswered, of: member, steps)
    }
    try await steps.transaction { try await BatchStore.end(batch.id, of: organization, as: .ended, in: $0) }
  }

  /// One member, in a transaction of its own: a crash leaves the others where they are.
  private func take(_ result: BatchResult, of member: Evaluation, _ steps: JobSteps) async throws {
    let organization = member.organizationID
    let rubric = try await steps.transaction {
      try await RubricStore.find(member.rubricVersionID, of: organization, in: $0)
    }
    guard let rubric else { throw PermanentFailure(reason: "rubric_missing") }
    // The same turns as were sent: redaction gives the same pseudonyms again.
    var turns: [PromptTurn] = []
    if case .answered = result, case .ready(let prepared) = try await preparer.prepare(member, rubric: rubric) {
      turns = prepared.turns
    }
    try await steps.transaction { transaction in
      guard let current = try await EvaluationStore.lock(member.id, of: organization, in: transaction),
        current.state == .submitted
      else { return }
      switch result {
      case .answered(let answer):
        try await recorder.record(answer, of: current, rubric: rubric, turns: turns, in: transaction)
      case .rejected:
        try await recorder.settle(current, .unsent, in: transaction)
        try await recorder.end(current, as: .failed, failure: .rejected, in: transaction)
      case .unanswered:
        try await recorder.settle(current, .unsent, in: transaction)
        try await EvaluationStore.reselect(current.id, of: organization, lane: .immediate, in: transaction)
        try await JobStore.enqueue(
          [NewJob(kind: .evaluate, organizationID: organization, ref: current.id.uuid)], in: transaction)
      }
    }
  }

  private var later: JobDeferral { JobDeferral(waiting: .seconds(Double.random(in: lookInterval))) }

  /// Questions cost nothing: whatever kept one from being answered, it is asked again later.
  private func heard<Answer>(_ ask: () async throws -> Answer) async throws -> Answer {
    do {
      return try await ask()
    } catch is ModelFailure {
      throw later
    }
  }
}
