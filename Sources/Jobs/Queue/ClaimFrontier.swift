/// The tag in a lane from which a worker's claims look for jobs. Pure.
///
/// Below it are only jobs that this worker has claimed, and what came there since: jobs of transactions that began before
/// the lane's virtual time moved, claims of other workers that were undone, jobs that others put back. The next look at
/// everything finds them (``LookPace``), so none waits for longer than that.
struct ClaimFrontier: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// Nil before the first claim: everything is looked at.
  private var tag: Int64?
  private var pace = LookPace()
  /// The lowest tag that was put back since the claim under way began.
  private var returned: Int64?

  /// Where the next claim begins; nil for everything. `ended` or nothing follows.
  mutating func begin(at now: Instant) -> Int64? {
    returned = nil
    return pace.isDue(at: now) ? nil : tag
  }

  /// A claim that began at `start` has been answered.
  mutating func ended(_ answer: ClaimedJobs, from start: Int64?, began: Instant, at now: Instant) {
    if start == nil { pace.lookedAtAll(from: began, to: now) }
    // Jobs of an organization at its cap were passed over and must be seen when it is below.
    guard let highest = answer.jobs.last(where: { !$0.isSuspect })?.job.tag, !answer.isAnyoneAtCap else { return }
    // Whoever enqueues now takes a tag above the lane's virtual time, which may be below what was claimed.
    tag = min(highest, answer.virtualTime, returned ?? .max)
  }

  /// A job with this tag is ready again.
  mutating func putBack(_ tag: Int64) {
    returned = min(tag, returned ?? .max)
    self.tag = self.tag.map { min($0, tag) }
  }

  /// Jobs with unknown tags are ready again.
  mutating func reset() {
    putBack(.min)
  }
}
