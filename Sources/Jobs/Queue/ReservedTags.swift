public import Foundation
public import Identifiers
public import Postgres
import Synchronization

/// Fair tags that this process has reserved, so that an organization with many jobs a second is not moved ahead in
/// `lane_tenants` for each few of them.
///
/// The database gives out ranges and the process gives out what is in them, as with generated keys ("hi/lo"). An organization
/// is favored or held back by no more jobs than it enqueued within a second, or by ``TagRanges/largest`` if that is less:
/// what is left of a range is forgotten.
public final class ReservedTags: Sendable {
  private let lane: String
  private let ranges = Mutex(TagRanges())

  public init(lane: String = "default") {
    self.lane = lane
  }

  /// Gives each of `subjects` its tag, in the order of their ids, for ``JobStore/enqueuing(_:about:where:)`` in the same
  /// transaction. Asks the database where an organization's range is used up, with one statement for all of them.
  ///
  /// A range that was reserved by a transaction that does not commit is given out all the same: others may get it too, which
  /// favors the organization by that much.
  public func tag(
    _ subjects: [JobSubject], at now: ContinuousClock.Instant = .now, in transaction: Transaction
  ) async throws(PostgresError) -> TaggedSubjects {
    let groups = Dictionary(grouping: subjects, by: \.organizationID)
    var (tags, missing) = ranges.withLock { $0.take(groups.mapValues(\.count), at: now) }
    if !missing.isEmpty {
      let given = try await LaneStore.take(
        missing.map { .init(lane: lane, organizationID: $0.organizationID, count: Int64($0.size)) }, in: transaction)
      ranges.withLock { ranges in
        for (gap, range) in zip(missing, given) {
          tags[gap.organizationID, default: []] += ranges.fill(gap, with: range, at: now)
        }
      }
    }
    var entries: [TaggedSubjects.Entry] = []
    for (organizationID, subjects) in groups {
      let ordered = subjects.sorted { $0.ref < $1.ref }
      entries += zip(ordered, tags[organizationID] ?? []).map { TaggedSubjects.Entry(subject: $0, tag: $1) }
    }
    precondition(entries.count == subjects.count, "Each job has a tag.")
    entries.sort { $0.subject.ref < $1.subject.ref }
    return TaggedSubjects(lane: lane, entries: entries)
  }
}

/// What a job is about.
public struct JobSubject: Sendable, Hashable {
  public var organizationID: OrganizationID
  public var ref: UUID

  public init(organizationID: OrganizationID, ref: UUID) {
    self.organizationID = organizationID
    self.ref = ref
  }
}

/// What jobs are about, with the place that each will have in its lane.
public struct TaggedSubjects: Sendable {
  struct Entry: Sendable {
    let subject: JobSubject
    let tag: Int64
  }

  let lane: String
  let entries: [Entry]
}
