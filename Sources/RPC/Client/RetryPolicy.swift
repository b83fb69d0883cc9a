internal import Calls
internal import Wire

/// Whether and when an attempt that failed is followed by another. Pure.
///
/// What was certainly not processed goes out again, whatever the method; what may have been only where its method is
/// idempotent. The server's wish for a pause wins over the backoff, and NO_RETRY over everything.
struct RetryPolicy {
  static let maximumAttempts = 3
  static let firstBackoff = Duration.milliseconds(50)
  static let longestBackoff = Duration.seconds(1)

  enum Decision: Equatable {
    /// The caller is told.
    case giveUp
    case again(after: Duration)
  }

  let method: MethodDescription

  /// `attempts` were sent so far. `random`: from 0 up to 1.
  func decide(_ error: RPCError, attempts: Int, random: Double) -> Decision {
    guard attempts < Self.maximumAttempts, !error.isNoRetry else { return .giveUp }
    let isRefused = error.isNotProcessed && (error.code == .unavailable || error.code == .resourceExhausted)
    if isRefused { return .again(after: error.retryAfter ?? .zero) }
    let isRepeatable = method.idempotency != .unknown && !method.kind.streamsRequests
    guard isRepeatable, error.code == .unavailable else { return .giveUp }
    let backoff = min(Self.longestBackoff, Self.firstBackoff * (1 << max(0, attempts - 1)))
    return .again(after: error.retryAfter ?? backoff * random)
  }
}
