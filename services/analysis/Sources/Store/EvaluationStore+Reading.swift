internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing

extension EvaluationStore {
  /// Evaluations, newest first, with their results opened.
  static func list(
    of organization: OrganizationID, call: CallID?, before cursor: UUID?, limit: Int, with keyring: Keyring,
    in transaction: Transaction
  ) async throws -> [StoredEvaluation] {
    let none = EvaluationID.zero.uuid
    return try await transaction.rows(
      """
      select id, call_id, agent_id, rubric_version_id, state, coalesce(skip_reason, '') as skip_reason,
             coalesce(failure, '') as failure, coalesce(outcome, '') as outcome, result_ct, cost_micros, input_tokens,
             output_tokens, coalesce(model, '') as model, created_at, finished_at
        from evaluations
       where org_id = \(organization) and (\(call == nil) or call_id = \(call?.uuid ?? none))
         and (\(cursor == nil) or (created_at, id) < (select created_at, id from evaluations
                                                      where org_id = \(organization) and id = \(cursor ?? none)))
       order by created_at desc, id desc limit \(Int64(limit))
      """
    ).map { try StoredEvaluation($0, of: organization, with: keyring) }
  }

  static func find(
    _ id: EvaluationID, of organization: OrganizationID, with keyring: Keyring, in transaction: Transaction
  ) async throws -> StoredEvaluation? {
    try await transaction.first(
      """
      select id, call_id, agent_id, rubric_version_id, state, coalesce(skip_reason, '') as skip_reason,
             coalesce(failure, '') as failure, coalesce(outcome, '') as outcome, result_ct, cost_micros, input_tokens,
             output_tokens, coalesce(model, '') as model, created_at, finished_at
        from evaluations where org_id = \(organization) and id = \(id)
      """
    ).map { try StoredEvaluation($0, of: organization, with: keyring) }
  }
}

/// An evaluation as it is told to its tenant.
struct StoredEvaluation: Sendable {
  var id: EvaluationID
  var callID: CallID
  var agentID: AgentID?
  var rubricVersionID: RubricVersionID
  var state: Evaluation.State
  var skipReason: String
  var failure: String
  var outcome: String
  var result: EvaluationResult?
  var costMicros: Int64
  var inputTokens: Int64
  var outputTokens: Int64
  var model: String
  var createdAt: Date
  var finishedAt: Date?

  fileprivate init(_ row: Row, of organization: OrganizationID, with keyring: Keyring) throws {
    id = try row.get("id")
    callID = try row.get("call_id")
    agentID = try row.get("agent_id")
    rubricVersionID = try row.get("rubric_version_id")
    state = Evaluation.State(rawValue: try row.get("state")) ?? .failed
    skipReason = try row.get("skip_reason")
    failure = try row.get("failure")
    outcome = try row.get("outcome")
    if let sealed = try row.get("result_ct", as: [UInt8]?.self) {
      let opened = try keyring.open(sealed, EvaluationStore.context(of: id, organization))
      result = try JSONDecoder().decode(EvaluationResult.self, from: Data(opened))
    }
    costMicros = try row.get("cost_micros")
    inputTokens = try row.get("input_tokens")
    outputTokens = try row.get("output_tokens")
    model = try row.get("model")
    createdAt = try row.get("created_at")
    finishedAt = try row.get("finished_at")
  }
}
