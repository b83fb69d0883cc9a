internal import Jobs
internal import Postgres

/// Keeps the inbox's day partitions: made 14 days ahead, dropped some days after they ended.
///
/// A day that is missing all the same loses nothing: its deliveries land in the default partition, from which they are
/// deleted when their day would be dropped. A day stays for as long as one of its deliveries has a live job.
struct InboxDays: PeriodicDuty {
  static let ahead: Int64 = 14
  /// Whole days before today that may be kept.
  static let keptRange: ClosedRange<Int> = 7...3650
  /// As long as an event that comes again must be known for one that came before; see ``InboxDedupeRetention``.
  static let keptByDefault = 35

  /// Whole days before today, within ``keptRange``.
  var daysKept = Self.keptByDefault

  var name: String { "inbox_days" }
  /// Fourteen days are left to recover from failed runs.
  let interval = Duration.seconds(3600)

  /// Counts the days that were made and dropped, each in a transaction of its own.
  func run(on database: Database) async throws -> DutyResult {
    var count = 0
    while try await changesDay("select add_inbox_day(\(Self.ahead)::integer)::text as day", on: database) { count += 1 }
    let kept = Int64(daysKept)
    while try await changesDay("select drop_inbox_day(\(kept)::integer)::text as day", on: database) { count += 1 }
    return DutyResult(count: count)
  }

  /// False where there is nothing to do, or another session is at it.
  private func changesDay(_ statement: Statement, on database: Database) async throws -> Bool {
    try await database.withTransaction(.system, lane: .worker) {
      try await $0.rows(statement)[0].get("day", as: String?.self) != nil
    }
  }
}
