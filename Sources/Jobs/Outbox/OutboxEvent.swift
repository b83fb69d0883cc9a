public import Foundation
public import Identifiers

/// An event as its receiver gets it.
public struct OutboxEvent: Sendable, Hashable, Identifiable {
  public typealias ID = Identifier<OutboxEvent>

  public let id: ID
  public let receiver: String
  public let kind: String
  public let organizationID: OrganizationID
  public let subject: UUID
  public let version: Int64
  public let payload: [UInt8]
  /// Which delivery this is, counted from 1. Deliveries that ended in a crash are not counted.
  public let attempt: Int
  public let createdAt: Date
  /// Time from `createdAt` to the claim, both by the database's clock.
  let age: Duration
}

/// What a receiver says about one event.
public enum OutboxResult: Sendable, Hashable {
  /// The receiver has it: the event is deleted.
  case done
  /// Not now; try again later. Reasons are lower snake case and never text from outside.
  case retry(reason: String)
  /// Never; the event becomes a dead letter.
  case refused(reason: String)
}
