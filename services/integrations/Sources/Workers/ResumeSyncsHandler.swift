internal import Identifiers
internal import Jobs
internal import Postgres

/// Lets the syncs go on that waited for an account to be connected again. Its reference is the connection.
struct ResumeSyncsHandler: SteppedJobHandler {
  static let kind: JobKind = "resume_syncs"
  /// Syncs of one step.
  static let batchSize = 500

  let wakeSyncs: @Sendable () -> Void

  var kind: JobKind { Self.kind }

  /// Enqueues it in the transaction that makes the connection usable.
  static func schedule(
    _ connection: ConnectionID, organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await JobStore.enqueue(
      [NewJob(kind: kind, organizationID: organization, ref: connection.uuid)], in: transaction)
  }

  func didComplete(_ job: ClaimedJob) { wakeSyncs() }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    var count = Self.batchSize
    while count == Self.batchSize {
      count = try await steps.transaction { transaction in
        let resumed = try await SyncStore.resume(
          ConnectionID(job.ref), of: job.organizationID, limit: Self.batchSize, in: transaction)
        try await SyncCallHandler.schedule(resumed, organization: job.organizationID, in: transaction)
        return resumed.count
      }
    }
  }
}
