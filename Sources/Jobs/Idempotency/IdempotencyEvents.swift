public import Observability

/// What the retention of idempotency keys tells about itself.
public enum IdempotencyEvents: Event {
  /// A round deleted this many expired keys.
  case deleted(Int)
  /// The database failed; the next round tries again.
  case databaseFailed(reason: String)

  public var record: EventRecord {
    switch self {
    case .deleted(let count):
      EventRecord(
        name: "idempotency.deleted", level: .debug, fields: [("count", .int(count))],
        metrics: [.count("idempotency_deleted_total", by: count)])
    case .databaseFailed(let reason):
      EventRecord(name: "idempotency.database_failed", level: .warning, fields: [("reason", .string(reason))])
    }
  }
}
