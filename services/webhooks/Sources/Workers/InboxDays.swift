internal import Jobs
internal import Postgres

/// Keeps the inbox's day partitions made 14 days ahead.
///
/// A day that is missing all the same loses nothing: its deliveries land in the default partition.
struct InboxDays: PeriodicDuty {
  static let ahead: Int64 = 14

  var name: String { "inbox_days" }
  /// Fourteen days are left to recover from failed runs.
  let interval = Duration.seconds(3600)

  /// Counts the days that were made, each in a transaction of its own.
  func run(on database: Database) async throws -> DutyResult {
    var count = 0
    while try await addDay(on: database) { count += 1 }
    return DutyResult(count: count)
  }

  /// False where no day is missing, or another session is at it.
  private func addDay(on database: Database) async throws -> Bool {
    try await database.withTransaction(.system, lane: .worker) {
      try await $0.rows("select add_inbox_day(\(Self.ahead)::integer)::text as day")[0].get("day", as: String?.self)
        != nil
    }
  }
}
