public import Postgres

/// Deletes the answers of calls whose keys have expired.
public struct IdempotencyRetention: PeriodicDuty {
  /// Rows of one statement, at most: short transactions, so that vacuum and others are not held up.
  static let batchSize = 1000

  public let interval: Duration

  public init(interval: Duration = .seconds(600)) {
    self.interval = interval
  }

  public var name: String { "idempotency_retention" }

  public func run(on database: Database) async throws -> DutyResult {
    let deleted = try await database.withTransaction(.system, lane: .worker) {
      try await IdempotencyStore.deleteExpired(limit: Self.batchSize, in: $0)
    }
    return DutyResult(count: deleted, hasMore: deleted == Self.batchSize)
  }
}
