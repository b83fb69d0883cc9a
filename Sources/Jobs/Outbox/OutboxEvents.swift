public import Observability

/// What an outbox relay tells about itself.
///
/// Metrics: `outbox_events_total` by receiver and outcome, `outbox_delivery_seconds` by receiver,
/// `outbox_delivery_failures_total` by receiver, `outbox_database_failures_total` by step.
public enum OutboxEvents: Event {
  /// A receiver answered.
  case delivered(receiver: String, done: Int, retried: Int, refused: Int, took: Duration)
  /// A delivery failed as a whole.
  case deliveryFailed(receiver: String, count: Int, reason: String, rest: Duration)
  /// An event went to the dead letters.
  case buried(OutboxEvent, reason: String)
  /// The database failed in a step of the relay's own work. The relay goes on.
  case databaseFailed(step: String, reason: String)

  public var record: EventRecord {
    switch self {
    case .delivered(let receiver, let done, let retried, let refused, let took):
      EventRecord(
        name: "outbox.delivered", level: retried + refused == 0 ? .debug : .info,
        fields: [
          ("receiver", .string(receiver)), ("done", .int(done)), ("retried", .int(retried)),
          ("refused", .int(refused)), ("took", .duration(took)),
        ],
        metrics: [
          .count("outbox_events_total", by: done, labels: ["receiver": receiver, "outcome": "done"]),
          .count("outbox_events_total", by: retried, labels: ["receiver": receiver, "outcome": "retried"]),
          .count("outbox_events_total", by: refused, labels: ["receiver": receiver, "outcome": "dead_lettered"]),
          .observe("outbox_delivery_seconds", took, labels: ["receiver": receiver]),
        ])
    case .deliveryFailed(let receiver, let count, let reason, let rest):
      EventRecord(
        name: "outbox.delivery_failed", level: .warning,
        fields: [
          ("receiver", .string(receiver)), ("count", .int(count)), ("reason", .string(reason)),
          ("rest", .duration(rest)),
        ], metrics: [.count("outbox_delivery_failures_total", labels: ["receiver": receiver])])
    case .buried(let event, let reason):
      EventRecord(
        name: "outbox.dead_lettered", level: .error,
        fields: [
          ("event_id", .string(event.id.description)), ("receiver", .string(event.receiver)),
          ("kind", .string(event.kind)), ("org_id", .string(event.organizationID.description)),
          ("subject", .string(event.subject.uuidString.lowercased())), ("version", .int(event.version)),
          ("reason", .string(reason)),
        ])
    case .databaseFailed(let step, let reason):
      EventRecord(
        name: "outbox.database_failed", level: .warning,
        fields: [("step", .string(step)), ("reason", .string(reason))],
        metrics: [.count("outbox_database_failures_total", labels: ["step": step])])
    }
  }
}
