internal import Resilience

/// How often a principal, and all of an organization together, may call, by the class of the route.
struct PrincipalLimits: Sendable {
  /// Cells that are remembered; the longest unused is forgotten, and that one is full again.
  static let mostCells = 65_536

  /// What one call did to the tighter of its cells.
  struct Standing: Sendable, Hashable {
    /// Calls at once after a pause.
    var limit: Int
    /// Calls that may follow at once.
    var remaining: Int
    /// Until all of `limit` are there again.
    var reset: Duration
  }

  private let principal: [APIRoute.Class: CellRate]
  private let organization: [APIRoute.Class: CellRate]
  private var cells = BoundedCache<String, ContinuousClock.Instant>(limit: mostCells, life: .seconds(3_600))

  /// `rates` are a principal's; an organization has four times as much.
  init(rates: [APIRoute.Class: Int]) {
    principal = rates.mapValues { CellRate(calls: $0, per: .seconds(1)) }
    organization = rates.mapValues { CellRate(calls: $0 * 4, per: .seconds(1)) }
  }

  /// Counts a call. Throws `Problem` 429 `rate_limited`, which names the limit and says how long to wait.
  mutating func pass(
    _ principal: Principal, _ kind: APIRoute.Class, at now: ContinuousClock.Instant
  ) throws(Problem) -> Standing? {
    guard let own = self.principal[kind], let shared = organization[kind] else { return nil }
    let ownKey = "\(kind.rawValue) \(principal.organizationID) \(principal.actor)"
    let sharedKey = "\(kind.rawValue) \(principal.organizationID)"
    let next = try decide(own, ownKey, "a principal's \(kind.rawValue) requests", at: now)
    let nextShared = try decide(shared, sharedKey, "an organization's \(kind.rawValue) requests", at: now)
    cells.set(next, for: ownKey, at: now)
    cells.set(nextShared, for: sharedKey, at: now)
    return [Self.standing(own, next, now), Self.standing(shared, nextShared, now)].min { $0.remaining < $1.remaining }
  }

  private mutating func decide(
    _ rate: CellRate, _ key: String, _ what: String, at now: ContinuousClock.Instant
  ) throws(Problem) -> ContinuousClock.Instant {
    switch rate.decide(kept: cells.value(of: key, at: now), at: now) {
    case .allowed(let next): return next
    case .wait(let wait):
      throw Problem(429, "rate_limited", "The limit of \(what), \(rate.burst) a second, is reached.", retryAfter: wait)
    }
  }

  private static func standing(
    _ rate: CellRate, _ next: ContinuousClock.Instant, _ now: ContinuousClock.Instant
  ) -> Standing {
    let ahead = now.duration(to: next)
    let used = Int((ahead / rate.interval).rounded(.up))
    return Standing(limit: rate.burst, remaining: max(0, rate.burst - used), reset: ahead)
  }
}
