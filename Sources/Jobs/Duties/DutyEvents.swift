public import Observability

/// What the runner of periodic duties tells about itself.
///
/// Metrics: `duty_runs_total` by duty and outcome, `duty_count_total` by duty, `duty_run_seconds` by duty.
public enum DutyEvents: Event {
  case ended(String, count: Int, took: Duration)
  case failed(String, reason: String, took: Duration)
  /// The database failed in the runner's own work. It goes on.
  case databaseFailed(reason: String)

  public var record: EventRecord {
    switch self {
    case .ended(let name, let count, let took):
      EventRecord(
        name: "duty.ended", level: .debug,
        fields: [("duty", .string(name)), ("count", .int(count)), ("took", .duration(took))],
        metrics: [
          .count("duty_runs_total", labels: ["duty": name, "outcome": "ended"]),
          .count("duty_count_total", by: count, labels: ["duty": name]),
          .observe("duty_run_seconds", took, labels: ["duty": name]),
        ])
    case .failed(let name, let reason, let took):
      EventRecord(
        name: "duty.failed", level: .warning,
        fields: [("duty", .string(name)), ("reason", .string(reason)), ("took", .duration(took))],
        metrics: [.count("duty_runs_total", labels: ["duty": name, "outcome": "failed"])])
    case .databaseFailed(let reason):
      EventRecord(name: "duty.database_failed", level: .warning, fields: [("reason", .string(reason))])
    }
  }
}
