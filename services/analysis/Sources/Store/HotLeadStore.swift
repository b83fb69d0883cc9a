internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `hot_leads`.
enum HotLeadStore {
  /// Notes that a rule found a call hot; nil where it had found it before.
  static func insert(
    _ evaluation: Evaluation, agent: AgentID, rule: LeadRuleID, outcome: CallOutcome, in transaction: Transaction
  ) async throws -> HotLead? {
    try await transaction.first(
      """
      insert into hot_leads (org_id, id, call_id, rule_id, evaluation_id, agent_id, outcome)
      values (\(evaluation.organizationID), \(HotLeadID.new()), \(evaluation.callID), \(rule), \(evaluation.id), \(agent),
              \(outcome.rawValue))
      on conflict (org_id, call_id, rule_id) do nothing
      returning id, call_id, rule_id, agent_id, outcome, found_at, acknowledged_at, coalesce(acknowledged_by, '') as acknowledged_by
      """
    ).map { try HotLead($0) }
  }

  /// Notes who took care of a lead; of one that was taken care of, it stays who did. Nil where there is none.
  static func acknowledge(
    _ id: HotLeadID, by actor: String, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> HotLead? {
    try await transaction.first(
      """
      update hot_leads set acknowledged_at = coalesce(acknowledged_at, clock_timestamp()),
             acknowledged_by = coalesce(acknowledged_by, \(actor))
       where org_id = \(organization) and id = \(id)
      returning id, call_id, rule_id, agent_id, outcome, found_at, acknowledged_at, coalesce(acknowledged_by, '') as acknowledged_by
      """
    ).map { try HotLead($0) }
  }

  /// Leads, newest first.
  static func list(
    of organization: OrganizationID, isOpenOnly: Bool, before cursor: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [HotLead] {
    let none = HotLeadID.zero.uuid
    return try await transaction.rows(
      """
      select id, call_id, rule_id, agent_id, outcome, found_at, acknowledged_at, coalesce(acknowledged_by, '') as acknowledged_by
        from hot_leads
       where org_id = \(organization) and (not \(isOpenOnly) or acknowledged_at is null)
         and (\(cursor == nil) or (found_at, id) < (select found_at, id from hot_leads
                                                    where org_id = \(organization) and id = \(cursor ?? none)))
       order by found_at desc, id desc limit \(Int64(limit))
      """
    ).map { try HotLead($0) }
  }
}

/// A call that a rule found hot.
struct HotLead: Sendable, Hashable {
  var id: HotLeadID
  var callID: CallID
  var ruleID: LeadRuleID
  var agentID: AgentID
  var outcome: String
  var foundAt: Date
  var acknowledgedAt: Date?
  /// Empty until somebody took care of it.
  var acknowledgedBy: String

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    callID = try row.get("call_id")
    ruleID = try row.get("rule_id")
    agentID = try row.get("agent_id")
    outcome = try row.get("outcome")
    foundAt = try row.get("found_at")
    acknowledgedAt = try row.get("acknowledged_at")
    acknowledgedBy = try row.get("acknowledged_by")
  }
}
