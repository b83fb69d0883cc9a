internal import Jobs
internal import Postgres

/// Keeps the month partitions of the sync logs: two months ahead, this one and a year behind.
struct SyncLogMonths: PeriodicDuty {
  static let ahead: Int64 = 2
  /// Whole months before this one.
  static let kept: Int64 = 12

  var name: String { "sync_log_months" }
  let interval = Duration.seconds(3600)

  func run(on database: Database) async throws -> DutyResult {
    var count = 0
    while try await turn(on: database) { count += 1 }
    return DutyResult(count: count)
  }

  private func turn(on database: Database) async throws -> Bool {
    try await database.withTransaction(.system, lane: .worker) {
      try await $0.rows("select turn_sync_log_months(\(Self.ahead)::integer, \(Self.kept)::integer) as done")[0]
        .get("done", as: String?.self) != nil
    }
  }
}
