public import Observability
public import Postgres

extension PeriodicDuties {
  /// The duties of this library's own tables, which every service with `JobsMigrations` runs, and `more`.
  public static func house(
    database: Database, and more: [any PeriodicDuty] = [], events: EventSink
  ) -> PeriodicDuties {
    PeriodicDuties(
      database: database, duties: [IdempotencyRetention(), JobHistoryDuty(), DeadLetterRetention()] + more,
      events: events)
  }
}
