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
  /// Time from `firstAt` to the claim, both by the database's clock.
  let age: Duration
  /// Leases of this job that ended without a report.
  let crashes: Int
}

/// A job with the right to report on it.
struct LeasedJob: Sendable, Hashable {
  let job: ClaimedJob
  let token: UUID
}
