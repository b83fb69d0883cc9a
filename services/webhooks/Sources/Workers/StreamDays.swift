internal import Jobs
internal import Postgres

/// Keeps the day partitions of the event streams: 14 days ahead, today and yesterday behind.
struct StreamDays: PeriodicDuty {
  static let ahead: Int64 = 14
  /// Whole days before today: an event is kept for 24 to 48 hours.
  static let kept: Int64 = 1

  var name: String { "stream_days" }
  let interval = Duration.seconds(3600)

  func run(on database: Database) async throws -> DutyResult {
    var count = 0
    while try await turn(on: database) { count += 1 }
    return DutyResult(count: count)
  }

  private func turn(on database: Database) async throws -> Bool {
    try await database.withTransaction(.system, lane: .worker) {
      try await $0.rows("select turn_stream_days(\(Self.ahead)::integer, \(Self.kept)::integer) as done")[0]
        .get("done", as: String?.self) != nil
    }
  }
}
