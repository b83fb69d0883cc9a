public import Moments

/// The one defence against frames that cost work and do none: each takes a token, and an empty bucket ends the connection.
///
/// 200 tokens a second and one for each finished call flow back, at most 1,000 are kept. An honest race, such as a
/// CANCEL that crosses its END, costs at most what the finished call gives back, so it can never empty the bucket.
public struct NuisanceBucket: Sendable {
  public static let capacity = 1_000.0
  public static let tokensPerSecond = 200.0

  private var tokens = capacity
  private var filledAt: Moment

  public init(now: Moment) {
    filledAt = now
  }

  /// Takes a token for `nuisance`. Throws where none is left.
  public mutating func charge(_ nuisance: String, now: Moment) throws(ProtocolFault) {
    let elapsed = filledAt.duration(to: now) / .seconds(1)
    if elapsed > 0 {
      tokens = min(Self.capacity, tokens + elapsed * Self.tokensPerSecond)
      filledAt = now
    }
    guard tokens >= 1 else { throw ProtocolFault(.excess, "too many frames without use, last: \(nuisance)") }
    tokens -= 1
  }

  /// A call ended as it should.
  public mutating func callFinished() {
    tokens = min(Self.capacity, tokens + 1)
  }
}
