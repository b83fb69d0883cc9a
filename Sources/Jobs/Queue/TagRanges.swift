internal import Identifiers
internal import Resilience

/// Decides how many tags to reserve for an organization, and gives them out. No I/O.
///
/// The first reservation is what is needed. Whoever uses one up within half of ``life`` gets the double, up to ``largest``; whoever
/// takes longer, as many again. What is left of one after its life is forgotten, because the lane has moved on.
struct TagRanges: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// How long a reservation is given out.
  static let life: Duration = .seconds(1)
  /// Tags of one reservation, unless more are needed at once.
  static let largest = 256
  /// Organizations with a reservation, at most.
  static let limit = 4_096

  /// Tags that an organization needs beyond what it has.
  struct Gap: Sendable, Hashable {
    let organizationID: OrganizationID
    let count: Int
    /// What to reserve: `count` or more.
    let size: Int
  }

  private struct Reservation: Sendable {
    /// The tag of the next job.
    var next: Int64
    let step: Int64
    var left: Int
    let size: Int
    let madeAt: Instant
    /// Given out and not used.
    var spare: [Int64] = []

    mutating func take(_ count: Int) -> [Int64] {
      let reused = Array(spare.prefix(count))
      spare.removeFirst(reused.count)
      let fresh = min(count - reused.count, left)
      defer {
        left -= fresh
        next += Int64(fresh) * step
      }
      return reused + (0..<fresh).map { next + Int64($0) * step }
    }
  }

  private var reservations = BoundedCache<OrganizationID, Reservation>(limit: Self.limit, life: Self.life)

  /// What there is of so many tags for each organization, in order, and what is missing.
  mutating func take(
    _ counts: [OrganizationID: Int], at now: Instant
  ) -> (tags: [OrganizationID: [Int64]], missing: [Gap]) {
    var tags: [OrganizationID: [Int64]] = [:]
    var missing: [Gap] = []
    for (organizationID, count) in counts {
      var size = 0
      if var reservation = live(organizationID, at: now) {
        tags[organizationID] = reservation.take(count)
        let isSoon = now - reservation.madeAt < Self.life / 2
        size = min(isSoon ? 2 * reservation.size : reservation.size, Self.largest)
        reservations.set(reservation, for: organizationID, at: now)
      }
      let rest = count - (tags[organizationID]?.count ?? 0)
      if rest > 0 { missing.append(Gap(organizationID: organizationID, count: rest, size: max(size, rest))) }
    }
    return (tags, missing)
  }

  /// The missing tags, of those that the database gave for them. Where others have the same, because nobody's organization was
  /// moved, no more of them are used than must be.
  mutating func fill(_ gap: Gap, with tags: LaneStore.Tags, at now: Instant) -> [Int64] {
    var reservation = Reservation(
      next: tags.start + tags.step, step: tags.step, left: tags.isReserved ? gap.size : gap.count, size: gap.size,
      madeAt: now)
    defer { reservations.set(reservation, for: gap.organizationID, at: now) }
    return reservation.take(gap.count)
  }

  /// Tags that no job has after all: the organization's next jobs get them.
  mutating func giveBack(_ tags: [Int64], of organizationID: OrganizationID, at now: Instant) {
    guard var reservation = live(organizationID, at: now) else { return }
    reservation.spare = Array((reservation.spare + tags).sorted().prefix(max(reservation.size, Self.largest)))
    reservations.set(reservation, for: organizationID, at: now)
  }

  private mutating func live(_ organizationID: OrganizationID, at now: Instant) -> Reservation? {
    guard let reservation = reservations.value(of: organizationID, at: now), now - reservation.madeAt < Self.life else {
      return nil
    }
    return reservation
  }
}
