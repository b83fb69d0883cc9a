internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// What an organization hears of its evaluations in its event stream. Without personal content.
enum News: Sendable, Hashable {
  case evaluationDone(Evaluation, CallOutcome)
  case evaluationEnded(Evaluation, Evaluation.State, EvaluationFailure?)
  case hotLeadFound(HotLead)
  case budgetExhausted

  /// Name of the receiver that brings news to the stream.
  static let receiver = "stream"

  /// Appends the news to the outbox: told if and when the transaction commits.
  static func append(_ news: [News], of organization: OrganizationID, in transaction: Transaction) async throws {
    try await OutboxStore.append(
      try news.map { news in
        NewOutboxEvent(
          receiver: receiver, kind: news.kind, organizationID: organization, subject: .version7(), version: 1,
          payload: try news.payload())
      }, in: transaction)
  }

  /// Name of the event, such as `hot_lead.found`.
  var kind: String {
    switch self {
    case .evaluationDone: "evaluation.done"
    case .evaluationEnded(_, let state, _): "evaluation.\(state.rawValue)"
    case .hotLeadFound: "hot_lead.found"
    case .budgetExhausted: "budget.exhausted"
    }
  }

  /// One JSON object, its keys in order.
  private func payload() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(content))
  }

  private var content: [String: String] {
    switch self {
    case .evaluationDone(let evaluation, let outcome):
      ["evaluation_id": "\(evaluation.id)", "call_id": "\(evaluation.callID)", "outcome": outcome.rawValue]
    case .evaluationEnded(let evaluation, _, let failure):
      ["evaluation_id": "\(evaluation.id)", "call_id": "\(evaluation.callID)", "failure": failure?.rawValue ?? ""]
    case .hotLeadFound(let lead):
      ["lead_id": "\(lead.id)", "call_id": "\(lead.callID)", "agent_id": "\(lead.agentID)", "outcome": lead.outcome]
    case .budgetExhausted: [:]
    }
  }
}
