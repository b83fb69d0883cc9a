internal import Synchronization

/// Lets at most `limit` through at one time and refuses the next at once: a queue here would only make all of them late.
final class InFlightGate: Sendable {
  private let limit: Int
  private let count = Mutex(0)

  init(limit: Int) {
    self.limit = limit
  }

  var inFlight: Int { count.withLock { $0 } }

  /// Runs `body`, or throws `Problem` 503 where the limit is reached.
  func pass<Result>(_ body: () async throws -> Result) async throws -> Result {
    let isAdmitted = count.withLock { count in
      guard count < limit else { return false }
      count += 1
      return true
    }
    guard isAdmitted else {
      throw Problem(503, "overloaded", "Too many requests are being served; try again.", retryAfter: .seconds(1))
    }
    defer { count.withLock { $0 -= 1 } }
    return try await body()
  }
}
