internal import Synchronization

/// Lets at most `limit` through at one time and refuses the next at once: a queue here would only make all of them late.
///
/// Half of the places are for who is trusted alone, so that no flood of others keeps them out.
final class InFlightGate: Sendable {
  private struct Count {
    var all = 0
    var untrusted = 0
  }

  private let limit: Int
  /// Places that others than the trusted may have; one at least.
  private let share: Int
  private let count = Mutex(Count())

  init(limit: Int) {
    self.limit = limit
    share = max(1, limit / 2)
  }

  var inFlight: Int { count.withLock { $0.all } }

  /// Runs `body`, or throws `Problem` 503 where the limit is reached.
  func pass<Result>(isTrusted: Bool, _ body: () async throws -> Result) async throws -> Result {
    let isAdmitted = count.withLock { count in
      guard count.all < limit, isTrusted || count.untrusted < share else { return false }
      count.all += 1
      if !isTrusted { count.untrusted += 1 }
      return true
    }
    guard isAdmitted else {
      throw Problem(503, "overloaded", "Too many requests are being served; try again.", retryAfter: .seconds(1))
    }
    defer {
      count.withLock { count in
        count.all -= 1
        if !isTrusted { count.untrusted -= 1 }
      }
    }
    return try await body()
  }
}
