public import Foundation
public import Identifiers

/// An event for another service, to be appended in the transaction of the effect it tells of.
public struct NewOutboxEvent: Sendable, Hashable {
  /// Bytes of the largest payload: a full batch of such fits one message between services.
  public static let maximumPayload = 16 * 1024

  /// Name of the ``OutboxReceiver`` that delivers it.
  public var receiver: String
  /// What happened, such as `call.ended`.
  public var kind: String
  public var organizationID: OrganizationID
  /// What it happened to.
  public var subject: UUID
  /// Version of the subject. One event per (organization, receiver, kind, subject, version).
  public var version: Int64
  /// A packed message, at most ``maximumPayload`` bytes, without personal content.
  public var payload: [UInt8]

  /// How long after appending the event becomes due, by the database's clock.
  var delay = Duration.zero

  public init(
    receiver: String, kind: String, organizationID: OrganizationID, subject: UUID, version: Int64, payload: [UInt8]
  ) {
    self.receiver = receiver
    self.kind = kind
    self.organizationID = organizationID
    self.subject = subject
    self.version = version
    self.payload = payload
  }
}
