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
  /// For kinds that coalesce: the version of `ref` that a run must catch up to, above zero. Where the job is live already,
  /// it wants the higher of both from then on, and runs once more if it was running. Nil leaves a live job as it is.
  public var wanted: Int64?

  /// - Precondition: `wanted` is above zero or nil.
  public init(
    kind: JobKind, organizationID: OrganizationID, ref: UUID, lane: String = "default", delay: Duration = .zero,
    wanted: Int64? = nil
  ) {
    precondition(wanted ?? 1 > 0, "versions count from 1")
    self.kind = kind
    self.organizationID = organizationID
    self.ref = ref
    self.lane = lane
    self.delay = delay
    self.wanted = wanted
  }
}
