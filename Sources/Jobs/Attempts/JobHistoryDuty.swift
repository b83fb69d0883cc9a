public import Postgres

/// Makes the days of `job_attempts` ahead and drops the old ones.
public struct JobHistoryDuty: PeriodicDuty {
  /// Partitions exist this many days ahead: a service that stands still for a fortnight still finds its day.
  static let daysAhead = 14

  public let interval: Duration
  private let daysKept: Int

  /// - Parameter daysKept: Whole days of history, 1…3650.
  public init(daysKept: Int = 30, interval: Duration = .seconds(3600)) {
    precondition((1...3650).contains(daysKept), "history is kept for 1 to 3650 days")
    self.daysKept = daysKept
    self.interval = interval
  }

  public var name: String { "job_history" }

  public func run(on database: Database) async throws -> DutyResult {
    DutyResult(
      count: try await database.withTransaction(.system, lane: .worker) {
        try await JobAttemptStore.keep(daysAhead: Self.daysAhead, daysKept: daysKept, in: $0)
      })
  }
}
