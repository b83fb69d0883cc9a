/// How long something may keep failing before it is given up.
///
/// Time rather than a number of tries decides: with waits capped at a minute, ten tries are over in ten minutes, and any
/// outage of an hour would become lost work.
public struct ElapsedBudget: Sendable, Hashable {
  public let limit: Duration

  /// The house's budget for retried work: longer than a weekend.
  public static let threeDays = ElapsedBudget(.seconds(72 * 3600))

  public init(_ limit: Duration) {
    self.limit = limit
  }

  /// Whether work that was first tried `age` ago has had its time.
  public func isSpent(at age: Duration) -> Bool { age >= limit }
}
