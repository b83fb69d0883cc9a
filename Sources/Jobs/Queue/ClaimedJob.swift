public import Foundation
public import Identifiers

/// A job as its handler sees it.
public struct ClaimedJob: Sendable, Hashable {
  public let id: JobID
  public let kind: JobKind
  public let organizationID: OrganizationID
  public let ref: UUID
  /// Which try this is, counted from 1. Tries that ended in a crash are not counted.
  public let attempt: Int
  /// When the job was enqueued.
  public let firstAt: Date
  /// Coalescing kinds: the version the run must catch up to; 0 for all others.
  public let wanted: Int64
  /// Time from `firstAt` to the claim, both by the database's clock, without the waits behind open breakers.
  let age: Duration
  /// The job's place in the lane.
  let tag: Int64
  /// Leases of this job that ended without a report.
  let crashes: Int
}

/// A job with the right to report on it.
struct LeasedJob: Sendable, Hashable {
  let job: ClaimedJob
  let token: UUID
}
