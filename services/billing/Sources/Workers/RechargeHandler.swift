internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Brings a recharge forward until its outcome is known: creates the PaymentIntent, confirms it, and where an answer was
/// lost reads it until the provider tells.
struct RechargeHandler: SteppedJobHandler {
  let provider: any PaymentProvider
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  let kind = JobKind.recharge

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let runner = RechargeRunner(provider: provider) { step in try await steps.transaction { try await step($0) } }
    let flow = RechargeFlow(organization: job.organizationID, id: RechargeID(job.ref))
    try await runner.run(flow).orWait()
  }
}

/// Gives up a payment whose owner did not act within a day.
struct RechargeExpiryHandler: SteppedJobHandler {
  let provider: any PaymentProvider
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  let kind = JobKind.rechargeExpiry

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let flow = RechargeFlow(organization: job.organizationID, id: RechargeID(job.ref))
    guard let request = try await steps.transaction({ try await flow.cancellation(in: $0) }) else { return }
    let runner = RechargeRunner(provider: provider) { step in try await steps.transaction { try await step($0) } }
    let outcome = try await runner.cancel(flow, by: request)
    try outcome.orWait()
    guard outcome.recharge.machine.state != .requiresAction else { throw TransientFailure(reason: "not_canceled") }
  }
}

/// Asks again whether to recharge, when a wait is over.
struct RechargeCheckHandler: JobHandler {
  let kind = JobKind.rechargeCheck

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    _ = try await AccountStore.lock(job.organizationID, in: transaction)
    try await RechargeTrigger.pull(job.organizationID, in: transaction)
  }
}

extension RechargeRunner.Outcome {
  /// Throws where the job must come again.
  fileprivate func orWait() throws {
    guard let wait else { return }
    if let until = wait.until { throw JobDeferral(until: until, breakerKey: "stripe") }
    throw TransientFailure(reason: wait.reason)
  }
}
