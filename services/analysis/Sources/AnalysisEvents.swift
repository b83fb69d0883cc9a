internal import Identifiers
internal import Observability

/// Everything analysis reports about its work.
enum AnalysisEvents: Sendable {
  /// One organization's part of a batch of ended calls could not be written, and was given back to the sender.
  case considerationFailed(OrganizationID, calls: Int)
  /// A request to the model ended.
  case requestSettled(outcome: String, micros: Int64, lane: EvaluationLane)
  /// An evaluation ended.
  case evaluated(EvaluationID, state: Evaluation.State, lane: EvaluationLane)
}

extension AnalysisEvents: Event {
  var record: EventRecord {
    switch self {
    case .considerationFailed(let organization, let calls):
      EventRecord(
        name: "analysis.consideration_failed", level: .warning,
        fields: [("org_id", .string("\(organization)")), ("calls", .int(calls))])
    case .requestSettled(let outcome, let micros, let lane):
      EventRecord(
        name: "analysis.request_settled",
        fields: [("outcome", .string(outcome)), ("micros", .int(micros)), ("lane", .string(lane.rawValue))],
        metrics: [
          .count("analysis_requests_total", labels: ["outcome": outcome, "lane": lane.rawValue]),
          .count("analysis_spent_micros_total", by: Int(micros), labels: ["lane": lane.rawValue]),
        ])
    case .evaluated(let id, let state, let lane):
      EventRecord(
        name: "analysis.evaluated",
        fields: [
          ("evaluation_id", .string("\(id)")), ("state", .string(state.rawValue)), ("lane", .string(lane.rawValue)),
        ],
        metrics: [.count("analysis_evaluations_total", labels: ["state": state.rawValue, "lane": lane.rawValue])])
    }
  }
}
