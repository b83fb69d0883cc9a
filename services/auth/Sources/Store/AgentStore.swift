internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `agents`.
enum AgentStore {
  /// Throws `agent_exists`, `organization_not_found`.
  static func insert(
    _ agent: NewAgent, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> AgentRow {
    let inserted: Row?
    do throws(PostgresError) {
      inserted = try await transaction.first(
        """
        insert into agents (org_id, id, name, provider, provider_agent_id)
        values (\(organization), \(AgentID.new()), \(agent.name), \(agent.provider.rawValue), \(agent.providerAgentID))
            on conflict (org_id, provider, provider_agent_id) do nothing
        returning id, name, provider, provider_agent_id, ai_manager_enabled, created_at
        """)
    } catch {
      throw error.code == .foreignKeyViolation ? AuthError.organizationNotFound : error as any Error
    }
    guard let inserted else { throw AuthError.agentExists }
    return try AgentRow(inserted)
  }

  /// At most `limit` agents after `last`, oldest first.
  static func list(
    _ organization: OrganizationID, after last: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [AgentRow] {
    let rows = try await transaction.rows(
      """
      select id, name, provider, provider_agent_id, ai_manager_enabled, created_at
        from agents
       where org_id = \(organization) and id > coalesce(\(last as UUID?), '00000000-0000-0000-0000-000000000000'::uuid)
       order by id
       limit \(limit)
      """)
    return try rows.map(AgentRow.init)
  }

  /// Those of `wanted` that exist.
  static func find(
    _ wanted: [AgentLookup.Wanted], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [AgentLookup.Pair: AgentRow] {
    let rows = try await transaction.rows(
      """
      select id, name, provider, provider_agent_id, ai_manager_enabled, created_at
        from agents
       where org_id = \(organization)
         and (provider, provider_agent_id) in (
             select * from unnest(\(wanted.map(\.pair.provider)), \(wanted.map(\.pair.providerAgentID))))
      """)
    return Dictionary(
      try rows.map(AgentRow.init).map {
        (AgentLookup.Pair(provider: $0.provider, providerAgentID: $0.providerAgentID), $0)
      }, uniquingKeysWith: { first, _ in first })
  }
}

struct AgentRow: Sendable, Hashable {
  var id: AgentID
  var name: String
  var provider: String
  var providerAgentID: String
  var isAIManagerEnabled: Bool
  var createdAt: Date

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    provider = try row.get("provider")
    providerAgentID = try row.get("provider_agent_id")
    isAIManagerEnabled = try row.get("ai_manager_enabled")
    createdAt = try row.get("created_at")
  }
}
