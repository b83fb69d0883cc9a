internal import Identifiers
internal import Jobs
internal import Postgres

/// Lets the syncs go on that waited for an account to be connected again. Its reference is the connection.
///
/// Where that was ended instead, they end as not connected, with their line in the log; and where another connection stands
/// in its place, that one gets the calls.
struct ResumeSyncsHandler: SteppedJobHandler {
  static let kind: JobKind = "resume_syncs"
  /// Syncs of one step.
  static let batchSize = 500

  let wakeSyncs: @Sendable () -> Void

  var kind: JobKind { Self.kind }

  /// Enqueues it in the transaction that makes the connection usable, or ends it.
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
        let passedOn = try await passOn(resumed, from: ConnectionID(job.ref), of: job.organizationID, in: transaction)
        try await SyncCallHandler.schedule(
          resumed.map { (id: $0.id, version: $0.version) } + passedOn, organization: job.organizationID, in: transaction
        )
        return resumed.count
      }
    }
  }

  /// Makes syncs of the same calls for the connection in an ended one's place.
  private func passOn(
    _ syncs: [SyncStore.Resumed], from connection: ConnectionID, of organization: OrganizationID,
    in transaction: Transaction
  ) async throws -> [(id: SyncID, version: Int64)] {
    guard let ended = try await ConnectionStore.find(connection, of: organization, in: transaction),
      ended.state == .disabled, let successor = try await ConnectionStore.successor(of: ended, in: transaction)
    else { return [] }
    return try await SyncStore.want(
      syncs.map {
        SyncStore.Wanted(
          connection: successor.id, provider: successor.provider, agent: $0.agent, call: $0.call, version: $0.version)
      }, of: organization, in: transaction)
  }
}
