public import Identifiers
internal import Logging
public import Observability

/// What a job worker tells about itself.
///
/// Metrics: `jobs_finished_total` by kind and outcome, `job_run_seconds` and `job_batch_seconds` by
/// kind, `job_batches_split_total` by kind, `jobs_database_failures_total` by step.
public enum JobEvents: Event {
  case completed(ClaimedJob, took: Duration)
  /// A batch of one organization and kind.
  case batchCompleted(JobKind, OrganizationID, count: Int, took: Duration)
  /// A batch was rolled back; its jobs run alone.
  case batchSplit(JobKind, OrganizationID, count: Int, reason: String)
  /// The job waits for an outside party.
  case deferred(ClaimedJob, breakerKey: String, delay: Duration)
  case retried(ClaimedJob, reason: String, delay: Duration, took: Duration)
  /// The job went to the dead letters.
  case buried(ClaimedJob, reason: String)
  /// The job's lease was lost before it was done; its effects were rolled back.
  case leaseLost(ClaimedJob)
  /// The job was given back at shutdown.
  case released(ClaimedJob)
  /// The job's lease had ended without a report, here or in another process.
  case crashed(ClaimedJob, crashes: Int)
  /// The database failed in a step of the worker's own work. The worker goes on.
  case databaseFailed(step: String, reason: String)

  public var record: EventRecord {
    switch self {
    case .completed(let job, let took):
      job.record("job.completed", .debug, [("took", .duration(took))], outcome: "completed", took: took)
    case .batchCompleted(let kind, let organizationID, let count, let took):
      EventRecord(
        name: "job.batch_completed", level: .debug,
        fields: [
          ("kind", .string(kind.rawValue)), ("org_id", .string(organizationID.description)), ("count", .int(count)),
          ("took", .duration(took)),
        ],
        metrics: [
          .count("jobs_finished_total", by: count, labels: ["kind": kind.rawValue, "outcome": "completed"]),
          .observe("job_batch_seconds", took, labels: ["kind": kind.rawValue]),
        ])
    case .batchSplit(let kind, let organizationID, let count, let reason):
      EventRecord(
        name: "job.batch_split", level: .info,
        fields: [
          ("kind", .string(kind.rawValue)), ("org_id", .string(organizationID.description)), ("count", .int(count)),
          ("reason", .string(reason)),
        ],
        metrics: [.count("job_batches_split_total", labels: ["kind": kind.rawValue])])
    case .deferred(let job, let breakerKey, let delay):
      job.record(
        "job.deferred", .info, [("breaker_key", .string(breakerKey)), ("delay", .duration(delay))],
        outcome: "deferred")
    case .retried(let job, let reason, let delay, let took):
      job.record(
        "job.retried", .info, [("reason", .string(reason)), ("delay", .duration(delay)), ("took", .duration(took))],
        outcome: "retried", took: took)
    case .buried(let job, let reason):
      job.record("job.dead_lettered", .error, [("reason", .string(reason))], outcome: "dead_lettered")
    case .leaseLost(let job):
      job.record("job.lease_lost", .warning, outcome: "lease_lost")
    case .released(let job):
      job.record("job.released", .info, outcome: "released")
    case .crashed(let job, let crashes):
      job.record("job.crashed", .warning, [("crashes", .int(crashes))], outcome: "crashed")
    case .databaseFailed(let step, let reason):
      EventRecord(
        name: "job.database_failed", level: .warning, fields: [("step", .string(step)), ("reason", .string(reason))],
        metrics: [.count("jobs_database_failures_total", labels: ["step": step])])
    }
  }
}

extension ClaimedJob {
  fileprivate func record(
    _ name: String, _ level: Logger.Level, _ more: [(String, EventValue)] = [], outcome: String, took: Duration? = nil
  ) -> EventRecord {
    var metrics = [MetricSample.count("jobs_finished_total", labels: ["kind": kind.rawValue, "outcome": outcome])]
    if let took { metrics.append(.observe("job_run_seconds", took, labels: ["kind": kind.rawValue])) }
    return EventRecord(
      name: name, level: level,
      fields: [
        ("job_id", .string(id.description)), ("kind", .string(kind.rawValue)),
        ("ref", .string(ref.uuidString.lowercased())),
        ("org_id", .string(organizationID.description)), ("attempt", .int(attempt)),
      ] + more, metrics: metrics)
  }
}
