import Foundation
import Identifiers

/// Work about to be given up.
struct NewDeadLetter: Sendable, Hashable {
  let id: UUID
  let organizationID: OrganizationID
  let origin: DeadLetter.Origin
  let kind: String
  let ref: UUID
  var lane: String?
  var receiver: String?
  /// The event's version, or what a coalescing job was wanted for.
  var version: Int64?
  var payload: [UInt8]?
  let reason: FailureReason
  let attempts: Int
  let crashes: Int
  let firstAt: Date
}
