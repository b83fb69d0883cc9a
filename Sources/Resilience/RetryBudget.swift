/// How many retries a party gets in relation to its calls, so that retries never become most of the load of one that fails.
///
/// Each call pays in a tenth of a retry. What is saved up is bounded, so a quiet day buys no storm. Source: "Addressing
/// Cascading Failures", Site Reliability Engineering, chapter 22.
public struct RetryBudget: Sendable, Hashable {
  /// Calls that pay for one retry.
  public static let callsPerRetry = 10

  private let limit: Int
  private var saved: Int

  /// - Parameter retries: The most that can be saved up, and what it begins with.
  public init(retries: Int = 10) {
    precondition(retries > 0, "a retry budget needs room for one retry")
    limit = retries * Self.callsPerRetry
    saved = limit
  }

  /// A call is made for the first time.
  public mutating func deposit() {
    saved = min(limit, saved + 1)
  }

  /// Takes one retry out; false where nothing is left.
  public mutating func withdraw() -> Bool {
    guard saved >= Self.callsPerRetry else { return false }
    saved -= Self.callsPerRetry
    return true
  }
}
