internal import Outbound
internal import Postgres

/// Shares out what accounts may be asked among all replicas, by the database that they share.
struct SharedCallPacer: CallPacer {
  /// Time for one question: calls wait for it, and go on without an answer. What a crash of the server forgets of it, half a
  /// second, is no more than an account bears.
  static let timeout: Duration = .seconds(1)

  let database: Database

  func take(_ count: Int, _ account: PacedAccount, patience: Duration) async throws -> Duration {
    try await database.withTransaction(.system, durability: .trails, timeout: Self.timeout) {
      try await ProviderBucketStore.take(count, account, patience: patience, in: $0)
    }
  }

  func pause(_ account: PacedAccount, for duration: Duration) async throws {
    try await database.withTransaction(.system, durability: .trails, timeout: Self.timeout) {
      try await ProviderBucketStore.pause(account, for: duration, in: $0)
    }
  }
}
