internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres
internal import WebhooksAPI

/// Brings one call to one customer system: notes the attempt, asks webhooks what is known of the call, asks the system, notes
/// what came of it. Its reference is the sync.
///
/// Every change of a sync is in one transaction with the line in the log that tells of it.
struct SyncCallHandler: SteppedJobHandler {
  static let kind: JobKind = "sync_call"
  /// Systems answer as slowly as they like: their jobs keep no others waiting.
  static let lane = "customer_systems"

  let webhooks: WebhooksClient
  /// Opens an account for its requests.
  let session: @Sendable (ConnectionID, OrganizationID) -> AccountSession
  let events: EventSink
  /// Called when it is done: there may be news.
  let wakeRelay: @Sendable () -> Void

  var kind: JobKind { Self.kind }

  /// Enqueues the jobs of syncs with the versions that they want.
  static func schedule(
    _ syncs: [(id: SyncID, version: Int64)], organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await JobStore.enqueue(
      syncs.map {
        NewJob(kind: kind, organizationID: organization, ref: $0.id.uuid, lane: lane, wanted: $0.version)
      }, in: transaction)
  }

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let begun = try await steps.transaction {
      try await begin(SyncID(job.ref), of: job.organizationID, in: $0)
    }
    guard let attempt = begun else { return }
    do {
      let call = try await call(of: attempt.sync)
      guard let system = attempt.sync.provider.customerSystem else {
        throw SyncFailure.skipped(reason: "not_a_customer_system")
      }
      let written = try await system.write(
        call, known: attempt.outsideID, through: session(attempt.sync.connectionID, job.organizationID))
      try await steps.transaction { try await succeed(attempt, with: written, version: call.version, in: $0) }
      events.emit(
        IntegrationsEvents.callSynced(
          job.organizationID, attempt.sync.id, attempt.sync.provider, outcome: written.isNew ? "created" : "updated"))
    } catch let failure as SyncFailure {
      events.emit(
        IntegrationsEvents.syncFailed(
          job.organizationID, attempt.sync.id, attempt.sync.provider, outcome: failure.outcome.rawValue,
          reason: failure.reason))
      let isOver = try await steps.transaction { try await fail(attempt, failure, in: $0) }
      guard !isOver else { return }
      throw failure.retry(of: attempt.sync.provider)
    }
  }

  /// The attempt, with its line in the log; nil where there is nothing to do, or the sync ends here.
  private func begin(
    _ id: SyncID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> SyncAttempt? {
    guard let sync = try await SyncStore.find(id, of: organization, isLocking: true, in: transaction),
      sync.state == .pending,
      let connection = try await ConnectionStore.find(sync.connectionID, of: organization, in: transaction)
    else { return nil }
    let attempt = SyncAttempt(
      sync: sync, logID: .new(), accountID: connection.accountID,
      outsideID: try await OutsideObjectStore.find(
        sync.callID, in: connection.accountID, of: sync.provider, organization: organization, in: transaction))
    try await SyncLogStore.begin(attempt.logID, of: sync, in: transaction)
    try await SyncStore.begin(id, of: organization, in: transaction)
    return attempt
  }

  /// What webhooks knows of the call. Throws ``SyncFailure``.
  private func call(of sync: CallSync) async throws -> SyncedCall {
    let reference = CallReference(orgID: "\(sync.organizationID)", callID: "\(sync.callID)")
    let facts: [CallFacts]
    do throws(RPCError) {
      facts = try await webhooks.getCallFacts(GetCallFactsRequest(calls: [reference])).facts
    } catch {
      throw SyncFailure.transient(reason: error.reason)
    }
    guard let known = facts.first else { throw SyncFailure.skipped(reason: "call_not_found") }
    guard let call = SyncedCall(known) else { throw SyncFailure.skipped(reason: "call_time_unknown") }
    return call
  }

  private func succeed(
    _ attempt: SyncAttempt, with written: WrittenCall, version: Int64, in transaction: Transaction
  ) async throws {
    let sync = attempt.sync
    let organization = sync.organizationID
    try await OutsideObjectStore.put(
      sync.callID, as: written.outsideID, version: version, in: attempt.accountID, of: sync.provider,
      organization: organization, in: transaction)
    try await SyncStore.succeed(sync.id, of: organization, with: written, version: version, in: transaction)
    try await SyncLogStore.end(
      attempt.logID, of: organization, outcome: written.isNew ? .created : .updated, written: written,
      in: transaction)
    try await News.append(
      .syncDone(sync.id, sync.callID, sync.agentID, sync.provider, isNew: written.isNew), of: organization,
      in: transaction)
  }

  /// Whether nothing more is to be done by this job.
  private func fail(
    _ attempt: SyncAttempt, _ failure: SyncFailure, in transaction: Transaction
  ) async throws -> Bool {
    let sync = attempt.sync
    let organization = sync.organizationID
    var next = failure.state
    if next == .waiting {
      // Who connected it again, or ended it, a moment ago found nothing waiting: then it is tried at once.
      let connection = try await ConnectionStore.find(
        sync.connectionID, of: organization, isLocking: true, in: transaction)
      if connection?.state != .needsReauth { next = .pending }
    }
    try await SyncLogStore.end(
      attempt.logID, of: organization, outcome: failure.outcome, reason: failure.reason, status: failure.status,
      in: transaction)
    let state = try await SyncStore.end(
      sync.id, of: organization, at: sync.wantedVersion, in: next, reason: failure.reason, in: transaction)
    if state == .failed {
      try await News.append(
        .syncFailed(sync.id, sync.callID, sync.agentID, sync.provider, reason: failure.reason), of: organization,
        in: transaction)
    }
    // A newer version has its own run of the job.
    return next != .pending
  }
}

extension SyncFailure {
  /// Where a sync stands after it.
  var state: SyncState {
    switch self {
    case .deferred, .transient, .unknown: .pending
    case .refused: .failed
    case .skipped: .skipped
    case .needsReauth: .waiting
    }
  }

  /// What the job is told.
  fileprivate func retry(of provider: ConnectedProvider) -> any Error {
    switch self {
    case .deferred(_, let wait, _):
      JobDeferral(until: Date().addingTimeInterval(wait / .seconds(1)), breakerKey: provider.rawValue)
    case .transient, .unknown, .refused, .skipped, .needsReauth: TransientFailure(reason: reason)
    }
  }
}
