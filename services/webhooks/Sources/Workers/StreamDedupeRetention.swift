internal import Jobs
internal import Postgres

/// Forgets which events were appended longer than 7 days ago: nobody delivers them any more.
struct StreamDedupeRetention: PeriodicDuty {
  /// Rows of one statement, at most.
  static let batchSize = 1_000

  var name: String { "stream_dedupe_retention" }
  let interval = Duration.seconds(600)

  func run(on database: Database) async throws -> DutyResult {
    let deleted = try await database.withTransaction(.system, lane: .worker) {
      try await StreamDedupeStore.prune(limit: Self.batchSize, in: $0)
    }
    return DutyResult(count: deleted, hasMore: deleted == Self.batchSize)
  }
}
