public import Postgres

/// Deletes dead letters that were resolved long ago. Unresolved ones stay for ever.
public struct DeadLetterRetention: PeriodicDuty {
  static let batchSize = 1000

  public let interval: Duration
  private let kept: Duration

  /// - Parameter kept: Time from a letter's resolution to its deletion.
  public init(kept: Duration = .seconds(90 * 86_400), interval: Duration = .seconds(3600)) {
    self.kept = kept
    self.interval = interval
  }

  public var name: String { "dead_letter_retention" }

  public func run(on database: Database) async throws -> DutyResult {
    let deleted = try await database.withTransaction(.system, lane: .worker) {
      try await DeadLetterStore.deleteResolved(olderThan: kept, limit: Self.batchSize, in: $0)
    }
    return DutyResult(count: deleted, hasMore: deleted == Self.batchSize)
  }
}
