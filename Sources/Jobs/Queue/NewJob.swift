public import Foundation
public import Identifiers

/// A job to be enqueued: run the handler of `kind` for `ref`, once.
public struct NewJob: Sendable, Hashable {
  public var kind: JobKind
  /// Owner of the work, and the tenant scope in which it runs; `.system` for work of no tenant.
  public var organizationID: OrganizationID
  /// What the job is about. At most one job lives for an (organization, kind, ref).
  public var ref: UUID
  /// Served by the workers configured with this lane. 1 to 64 bytes.
  public var lane: String
  /// How long after enqueuing the job becomes due, by the database's clock.
  public var delay: Duration

  public init(
    kind: JobKind, organizationID: OrganizationID, ref: UUID, lane: String = "default", delay: Duration = .zero
  ) {
    self.kind = kind
    self.organizationID = organizationID
    self.ref = ref
    self.lane = lane
    self.delay = delay
  }
}
