public import Foundation
public import Identifiers

/// Work that was given up, as operators and its owner see it.
public struct DeadLetter: Sendable, Hashable, Identifiable {
  /// Which table the work comes from.
  public enum Origin: String, Sendable, Hashable {
    case jobs, outbox
  }

  /// The id of the job or outbox event.
  public let id: UUID
  public let organizationID: OrganizationID
  public let origin: Origin
  public let kind: String
  /// The ref of the job, or the subject of the event.
  public let ref: UUID
  /// Equal for letters of one (kind, reason): 16 hexadecimal digits.
  public let fingerprint: String
  /// Lower snake case as a rule: what a handler stated, `crashed`, `deadline_exceeded`, or an error type's name.
  public let reason: String
  /// Tries that were reported as failed.
  public let attempts: Int
  /// Leases that ended without a report.
  public let crashes: Int
  public let firstAt: Date
  public let diedAt: Date
  /// When an operator replayed or resolved it; nil while nothing was done.
  public let resolvedAt: Date?
  /// What was done, and why.
  public let resolution: String?
}
