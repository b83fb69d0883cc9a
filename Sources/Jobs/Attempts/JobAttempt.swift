public import Foundation
public import Identifiers

/// An attempt of a job that did not complete it.
public struct JobAttempt: Sendable, Hashable {
  /// What became of an attempt.
  public enum Outcome: String, Sendable, Hashable {
    /// Failed, and the job was put back.
    case retried
    /// The job waits for an outside party.
    case deferred
    /// The lease ended without a report.
    case crashed
    /// The job was given up.
    case deadLettered = "dead_lettered"
  }

  public let jobID: JobID
  public let organizationID: OrganizationID
  public let kind: String
  public let ref: UUID
  /// Which try it was, counted from 1.
  public let attempt: Int
  public let crashes: Int
  public let endedAt: Date
  public let took: Duration
  public let outcome: Outcome
  /// A stable name; of deferred attempts the breaker key.
  public let reason: String?
}
