internal import Identifiers
internal import Postgres

/// Every statement on `agent_settings`.
enum AgentSettingsStore {
  static func put(
    _ settings: AgentEvaluationSettings, agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      insert into agent_settings (org_id, agent_id, is_enabled, rubric_version_id, sample_basis_points, minimum_seconds,
                                  lane, monthly_limit_micros)
      values (\(organization), \(agent), \(settings.isEnabled), \(settings.rubricVersionID),
              \(Int32(settings.sampleBasisPoints)), \(settings.minimumSeconds), \(settings.lane.rawValue),
              \(settings.monthlyLimitMicros))
      on conflict (org_id, agent_id) do update
         set is_enabled = excluded.is_enabled, rubric_version_id = excluded.rubric_version_id,
             sample_basis_points = excluded.sample_basis_points, minimum_seconds = excluded.minimum_seconds,
             lane = excluded.lane, monthly_limit_micros = excluded.monthly_limit_micros, updated_at = clock_timestamp()
      """)
  }

  static func find(
    _ agents: [AgentID], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [AgentID: AgentEvaluationSettings] {
    var found: [AgentID: AgentEvaluationSettings] = [:]
    for row in try await transaction.rows(
      """
      select agent_id, is_enabled, rubric_version_id, sample_basis_points::bigint as sample_basis_points, minimum_seconds,
             lane, monthly_limit_micros
        from agent_settings where org_id = \(organization) and agent_id = any(\(agents)::uuid[])
      """)
    {
      found[try row.get("agent_id", as: AgentID.self)] = AgentEvaluationSettings(
        isEnabled: try row.get("is_enabled"), rubricVersionID: try row.get("rubric_version_id"),
        sampleBasisPoints: Int(try row.get("sample_basis_points", as: Int64.self)),
        minimumSeconds: try row.get("minimum_seconds"),
        lane: EvaluationLane(rawValue: try row.get("lane")) ?? .batch,
        monthlyLimitMicros: try row.get("monthly_limit_micros"))
    }
    return found
  }
}
