internal import Identifiers
internal import Resilience

/// Decides how many tags to reserve for an organization, and gives them out. No I/O.
///
/// The first range is what is needed. Whoever uses one up within ``life`` gets the double, up to ``largest``; what is left of
/// one after that time is forgotten, because the lane has moved on.
struct TagRanges: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// How long a range is given out.
  static let life: Duration = .seconds(1)
  /// Tags of one range, unless more are needed at once.
  static let largest = 256
  /// Organizations with a range, at most.
  static let limit = 4_096

  /// Tags that an organization needs beyond what it has.
  struct Gap: Sendable, Hashable {
    let organizationID: OrganizationID
    let count: Int
    /// What to reserve: `count` or more.
    let size: Int
  }

  private struct Range: Sendable {
    /// The tag of the next job.
    var next: Int64
    let step: Int64
    var left: Int
    let size: Int
    let reservedAt: Instant

    mutating func take(_ count: Int) -> [Int64] {
      let taken = min(count, left)
      defer {
        left -= taken
        next += Int64(taken) * step
      }
      return (0..<taken).map { next + Int64($0) * step }
    }
  }

  private var ranges = BoundedCache<OrganizationID, Range>(limit: Self.limit, life: Self.life)

  /// What there is of so many tags for each organization, in order, and what is missing.
  mutating func take(
    _ counts: [OrganizationID: Int], at now: Instant
  ) -> (tags: [OrganizationID: [Int64]], missing: [Gap]) {
    var tags: [OrganizationID: [Int64]] = [:]
    var missing: [Gap] = []
    for (organizationID, count) in counts {
      var size = 0
      if var range = ranges.value(of: organizationID, at: now), now - range.reservedAt < Self.life {
        tags[organizationID] = range.take(count)
        size = min(2 * range.size, Self.largest)
        ranges.set(range, for: organizationID, at: now)
      }
      let rest = count - (tags[organizationID]?.count ?? 0)
      if rest > 0 { missing.append(Gap(organizationID: organizationID, count: rest, size: max(size, rest))) }
    }
    return (tags, missing)
  }

  /// The missing tags, out of a range that was reserved for them.
  mutating func fill(_ gap: Gap, with tags: LaneStore.Tags, at now: Instant) -> [Int64] {
    var range = Range(
      next: tags.start + tags.step, step: tags.step, left: gap.size, size: gap.size, reservedAt: now)
    defer { ranges.set(range, for: gap.organizationID, at: now) }
    return range.take(gap.count)
  }
}
