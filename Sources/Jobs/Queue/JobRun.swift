import Identifiers
import Postgres

/// How the run of a job ended, before anything about a failure was recorded.
enum RunOutcome: Sendable, Hashable {
  /// The effects and the completion are committed.
  case completed
  /// Somebody else has the job; the effects were rolled back.
  case leaseLost
  /// Stopped for shutdown; the effects were rolled back.
  case released
  /// Waits for an outside party.
  case deferred(JobDeferral)
  /// Failed, and may heal.
  case failed(FailureReason)
  /// Failed for good.
  case refused(FailureReason)
  /// The worker's own task was cancelled: nothing more can be said to the database.
  case abandoned

  /// What follows from an attempt that ended with `error`, after the handler was told to stop for `stop` or not at all.
  ///
  /// A handler that was told to stop fails in whatever way; the reason to stop is then the reason of the failure. One that
  /// completed all the same has completed.
  init(error: (any Error)?, stop: StopReason?) {
    guard let error else {
      self = .completed
      return
    }
    switch (stop, error) {
    case (_, is LeaseLost), (.leaseLost, _): self = .leaseLost
    case (_, let failure as PermanentFailure): self = .refused(FailureReason(failure))
    case (.shutdown, _): self = .released
    case (nil, let deferral as JobDeferral): self = .deferred(deferral)
    case (.deadline, _): self = .failed(.deadlineExceeded)
    case (nil, _): self = .failed(FailureReason(error))
    }
  }
}

/// A job of the batch is not this worker's any more. Thrown inside the transaction, so that it rolls back.
struct LeaseLost: Error {}

/// One run of one job, or of a batch of one organization and kind: the handler against its deadline.
struct JobRun: Sendable {
  /// More than one only where the handler takes batches.
  let jobs: [LeasedJob]
  let handler: any JobHandler
  let database: Database
  let deadline: Duration
  let signal: StopSignal
  /// Called as soon as the handler was told to stop because of its deadline.
  let pastDeadline: @Sendable () -> Void

  private enum Report: Sendable {
    case attempt((any Error)?)
    case stop(StopReason?)
  }

  /// Runs the handler, cancels it when the signal says so, and waits until it has ended.
  func outcome() async -> RunOutcome {
    await withTaskGroup(of: Report.self) { group in
      group.addTask { await .attempt(attempt()) }
      group.addTask { await .stop(signal.wait()) }
      group.addTask {
        guard (try? await Task.sleep(for: deadline)) != nil else { return .stop(nil) }
        return .stop(.deadline)
      }
      var reason: StopReason?
      for await report in group {
        switch report {
        case .attempt(let error):
          group.cancelAll()
          if Task.isCancelled, error != nil { return .abandoned }
          return RunOutcome(error: error, stop: reason)
        case .stop(let stop?):
          if reason == nil, stop == .deadline { pastDeadline() }
          reason = reason ?? stop
          group.cancelAll()
        case .stop(nil): break
        }
      }
      return .abandoned
    }
  }

  /// The one transaction: the effects and the completions, after the steps of a handler that works in steps. Nil where
  /// they are committed.
  private func attempt() async -> (any Error)? {
    do {
      let stepped = handler as? any SteppedJobHandler
      if let stepped {
        for job in jobs {
          let steps = JobSteps(job: job, database: database, scope: scope, timeout: deadline + .seconds(1))
          try await stepped.run(job.job, in: steps)
        }
      }
      // The deadline above comes first; the transaction's own bound only catches what ignores it.
      try await database.withTransaction(scope, lane: .worker, timeout: deadline + .seconds(1)) { transaction in
        if jobs.count > 1, let handler = handler as? any JobBatchHandler {
          try await handler.run(jobs.map(\.job), in: transaction)
        } else if stepped == nil {
          for job in jobs { try await handler.run(job.job, in: transaction) }
        }
        guard try await JobStore.complete(jobs, in: transaction) else { throw LeaseLost() }
      }
      return nil
    } catch {
      return error
    }
  }

  private var scope: TransactionScope {
    // A batch is known by its first job.
    let job = jobs[0].job
    guard job.organizationID != .system else { return .system }
    return .tenant(job.organizationID, actor: "job:\(job.kind)", requestID: job.id.description)
  }
}
