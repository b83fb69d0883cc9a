internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing

/// Every statement on `evaluations`.
enum EvaluationStore {
  /// An evaluation to be, as a call was considered.
  struct New: Sendable, Hashable {
    var callID: CallID
    var agentID: AgentID?
    var rubricVersionID: RubricVersionID
    /// Nil: selected.
    var skipReason: SkipReason?
    var lane: EvaluationLane
    var seconds: Int64?
  }

  /// Writes what was decided of calls, one row a call and rubric version; a call that has one keeps it. Answers the ids of
  /// the evaluations that were selected now, by call.
  static func insert(
    _ new: [New], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [CallID: EvaluationID] {
    var selected: [CallID: EvaluationID] = [:]
    for row in try await transaction.rows(
      """
      insert into evaluations (org_id, id, call_id, agent_id, rubric_version_id, state, skip_reason, lane, seconds, finished_at)
      select \(organization), n.id, n.call_id, nullif(n.agent_id, \(AgentID.zero)::uuid), n.rubric_version_id,
             case when n.skip_reason = '' then 'selected' else 'skipped' end, nullif(n.skip_reason, ''), n.lane,
             nullif(n.seconds, -1), case when n.skip_reason <> '' then clock_timestamp() end
        from unnest(\(new.map { _ in EvaluationID.new() })::uuid[], \(new.map(\.callID))::uuid[],
                    \(new.map { $0.agentID ?? .zero })::uuid[], \(new.map(\.rubricVersionID))::uuid[],
                    \(new.map { $0.skipReason?.rawValue ?? "" })::text[], \(new.map(\.lane.rawValue))::text[],
                    \(new.map { $0.seconds ?? -1 })::bigint[])
             as n (id, call_id, agent_id, rubric_version_id, skip_reason, lane, seconds)
       order by n.call_id
          on conflict (org_id, call_id, rubric_version_id) do nothing
      returning id, call_id, state
      """)
    where try row.get("state", as: String.self) == Evaluation.State.selected.rawValue {
      selected[try row.get("call_id")] = try row.get("id")
    }
    return selected
  }

  /// Locks one evaluation; nil where there is none.
  static func lock(
    _ id: EvaluationID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Evaluation? {
    try await transaction.first(
      """
      select id, call_id, agent_id, rubric_version_id, state, lane, seconds, attempts::bigint as attempts, batch_id, created_at
        from evaluations where org_id = \(organization) and id = \(id) for update
      """
    ).map { try Evaluation($0, of: organization) }
  }

  /// Locks at most `limit` selected evaluations of the batch lane, oldest first.
  static func lockWaiting(
    of organization: OrganizationID, limit: Int, in transaction: Transaction
  ) async throws -> [Evaluation] {
    try await transaction.rows(
      """
      select id, call_id, agent_id, rubric_version_id, state, lane, seconds, attempts::bigint as attempts, batch_id, created_at
        from evaluations where org_id = \(organization) and state = 'selected' and lane = 'batch'
       order by created_at limit \(Int64(limit)) for update skip locked
      """
    ).map { try Evaluation($0, of: organization) }
  }

  /// The members of a batch that wait for its results.
  static func lockMembers(
    of batch: BatchID, _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> [Evaluation] {
    try await transaction.rows(
      """
      select id, call_id, agent_id, rubric_version_id, state, lane, seconds, attempts::bigint as attempts, batch_id, created_at
        from evaluations where org_id = \(organization) and batch_id = \(batch) and state = 'submitted'
       order by id for update
      """
    ).map { try Evaluation($0, of: organization) }
  }

  /// Notes that a request is about to be sent: its number, its redactions and, in the batch lane, its batch.
  static func submit(
    _ id: EvaluationID, of organization: OrganizationID, attempt: Int, batch: BatchID?, redactions: [String: Int],
    in transaction: Transaction
  ) async throws {
    let counts = String(decoding: try JSONEncoder().encode(redactions), as: UTF8.self)
    try await changeOne(
      """
      update evaluations set state = 'submitted', attempts = \(Int32(attempt)), batch_id = \(batch?.uuid),
             redactions = \(counts)::jsonb
       where org_id = \(organization) and id = \(id) and state in ('selected', 'submitted')
      """, in: transaction)
  }

  /// Puts an evaluation whose request failed in passing back, into `lane`.
  static func reselect(
    _ id: EvaluationID, of organization: OrganizationID, lane: EvaluationLane, in transaction: Transaction
  ) async throws {
    try await changeOne(
      """
      update evaluations set state = 'selected', lane = \(lane.rawValue), batch_id = null
       where org_id = \(organization) and id = \(id) and state = 'submitted'
      """, in: transaction)
  }

  /// Ends an evaluation without a result.
  static func end(
    _ id: EvaluationID, of organization: OrganizationID, as state: Evaluation.State, failure: EvaluationFailure? = nil,
    in transaction: Transaction
  ) async throws {
    try await changeOne(
      """
      update evaluations set state = \(state.rawValue), failure = \(failure?.rawValue), finished_at = clock_timestamp()
       where org_id = \(organization) and id = \(id) and state in ('selected', 'submitted')
      """, in: transaction)
  }

  /// Ends an evaluation with its verdict, sealed.
  static func finish(
    _ id: EvaluationID, of organization: OrganizationID, verdict: Verdict, with keyring: Keyring,
    in transaction: Transaction
  ) async throws {
    let result = EvaluationResult(summary: verdict.summary, scores: verdict.scores)
    let sealed = try keyring.seal(
      [UInt8](try JSONEncoder().encode(result)), context(of: id, organization))
    try await changeOne(
      """
      update evaluations set state = 'done', outcome = \(verdict.outcome.rawValue), result_ct = \(sealed),
             finished_at = clock_timestamp()
       where org_id = \(organization) and id = \(id) and state = 'submitted'
      """, in: transaction)
  }

  /// Adds what one request came to.
  static func addCost(
    _ micros: Int64, usage: TokenUsage?, model: String?, to id: EvaluationID, of organization: OrganizationID,
    in transaction: Transaction
  ) async throws {
    try await changeOne(
      """
      update evaluations set cost_micros = cost_micros + \(micros), input_tokens = input_tokens + \(usage?.prompt ?? 0),
             output_tokens = output_tokens + \(usage?.output ?? 0), model = coalesce(\(model), model)
       where org_id = \(organization) and id = \(id)
      """, in: transaction)
  }

  static func context(of id: EvaluationID, _ organization: OrganizationID) -> SealingContext {
    SealingContext(label: "evaluation.result", organizationID: organization, record: id.uuid)
  }

  private static func changeOne(_ statement: Statement, in transaction: Transaction) async throws {
    guard try await transaction.execute(statement) == 1 else { throw PostgresError(.rowMissing) }
  }
}

/// What is kept sealed of a verdict.
struct EvaluationResult: Sendable, Hashable, Codable {
  var summary: String
  var scores: [Verdict.Score]
}

extension Evaluation {
  fileprivate init(_ row: Row, of organization: OrganizationID) throws {
    id = try row.get("id")
    organizationID = organization
    callID = try row.get("call_id")
    agentID = try row.get("agent_id")
    rubricVersionID = try row.get("rubric_version_id")
    state = State(rawValue: try row.get("state")) ?? .failed
    lane = EvaluationLane(rawValue: try row.get("lane")) ?? .batch
    seconds = try row.get("seconds")
    attempts = Int(try row.get("attempts", as: Int64.self))
    batchID = try row.get("batch_id")
    createdAt = try row.get("created_at")
  }
}
