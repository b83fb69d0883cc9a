public import Foundation
public import Identifiers
public import Postgres
import Synchronization

/// Fair tags that this process has reserved, so that an organization with many jobs a second is not moved ahead in
/// `lane_tenants` for each few of them.
///
/// The database gives out ranges and the process gives out what is in them, as with generated keys ("hi/lo"). While its lane is
/// behind, an organization is held back each second by what it left of its last range: less than twice what it enqueued in that
/// second, and ``TagRanges/largest`` at most. It is favored by no more than that, because a tag which the lane has passed
/// counts as the lane's next.
public final class ReservedTags: Sendable {
  private let lane: String
  private let ranges = Mutex(TagRanges())

  public init(lane: String = "default") {
    self.lane = lane
  }

  /// Gives each of `subjects` its tag, in the order of their ids, for ``JobStore/enqueuing(_:about:where:)`` in the same
  /// transaction. Asks the database where an organization's range is used up, with one statement for all of them.
  ///
  /// ``giveBack(_:where:)`` follows for what was not enqueued. A range that was reserved by a transaction that does not commit
  /// is given out all the same: others may get it too, which favors the organization by that much.
  public func tag(
    _ subjects: [JobSubject], in transaction: Transaction
  ) async throws(PostgresError) -> TaggedSubjects {
    let now = ContinuousClock.now
    // Each group is in order too.
    let groups = Dictionary(grouping: subjects.sorted { $0.ref < $1.ref }, by: \.organizationID)
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
    for (organizationID, group) in groups {
      entries += zip(group, tags[organizationID] ?? []).map { TaggedSubjects.Entry(subject: $0, tag: $1) }
    }
    precondition(entries.count == subjects.count, "Each job has a tag.")
    entries.sort { $0.subject.ref < $1.subject.ref }
    return TaggedSubjects(lane: lane, entries: entries)
  }

  /// Takes back the tags of those about which no job was enqueued: duplicates, and all of a transaction that failed.
  public func giveBack(_ subjects: TaggedSubjects, where isUnused: (UUID) -> Bool) {
    let unused = Dictionary(
      grouping: subjects.entries.filter { isUnused($0.subject.ref) }, by: \.subject.organizationID)
    guard !unused.isEmpty else { return }
    let now = ContinuousClock.now
    ranges.withLock { ranges in
      for (organizationID, entries) in unused { ranges.giveBack(entries.map(\.tag), of: organizationID, at: now) }
    }
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
