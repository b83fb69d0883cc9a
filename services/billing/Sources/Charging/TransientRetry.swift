internal import Postgres
internal import Resilience

/// Runs a transaction again that Postgres ended in favour of another one.
enum TransientRetry {
  /// Runs of one transaction.
  static let attemptsLimit = 4
  private static let backoff = Backoff(base: .milliseconds(10), cap: .milliseconds(200))

  /// Throws what `body` threw last. Only serialization failures and deadlocks are tried again: after both, nothing of the
  /// transaction remains.
  static func run<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    var random = SystemRandomNumberGenerator()
    for attempt in 1..<attemptsLimit {
      do {
        return try await body()
      } catch let error as PostgresError where error.code == .serializationFailure || error.code == .deadlock {
        try await Task.sleep(for: backoff.delay(beforeRetry: attempt, using: &random))
      }
    }
    return try await body()
  }
}
