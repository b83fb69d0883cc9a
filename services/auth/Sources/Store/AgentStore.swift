internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `agents`.
///
/// A row alone does not make an agent an organization's: what is shown and found is what it has at this moment.
enum AgentStore {
  private static let columns: Statement =
    "agents.id, name, provider, provider_agent_id, ai_manager_enabled, created_at, version"
  private static let isOwned: Statement = """
    exists (
      select from agent_ownership o
       where o.agent_id = agents.id and o.org_id = agents.org_id and o.valid @> clock_timestamp())
    """

  /// The new agent is the organization's from the beginning of time. Throws `agent_exists`, `organization_not_found`.
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
        returning \(statement: columns)
        """)
    } catch {
      throw error.code == .foreignKeyViolation ? AuthError.organizationNotFound : error as any Error
    }
    guard let inserted else { throw AuthError.agentExists }
    let row = try AgentRow(inserted)
    try await AgentOwnershipStore.insertFirst(row.id, of: organization, in: transaction)
    return row
  }

  /// At most `limit` agents after `last`, oldest first.
  static func list(
    _ organization: OrganizationID, after last: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [AgentRow] {
    let rows = try await transaction.rows(
      """
      select \(statement: columns)
        from agents
       where org_id = \(organization) and id > coalesce(\(last as UUID?), '00000000-0000-0000-0000-000000000000'::uuid)
         and \(statement: isOwned)
       order by id
       limit \(limit)
      """)
    return try rows.map(AgentRow.init)
  }

  /// Those of `wanted` that the organization has.
  static func find(
    _ wanted: [AgentID], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [AgentRow] {
    try await transaction.rows(
      """
      select \(statement: columns)
        from agents
       where org_id = \(organization) and id = any(\(wanted)) and \(statement: isOwned)
      """
    ).map(AgentRow.init)
  }

  /// The agent's row, whether the organization has the agent now or not.
  static func any(
    _ agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> AgentRow? {
    try await transaction.first(
      "select \(statement: columns) from agents where org_id = \(organization) and id = \(agent)"
    ).map(AgentRow.init)
  }

  /// Gives the organization a row of the agent, with evaluation off; one that it has from before stays.
  ///
  /// Throws `agent_exists` where another agent of the organization has the provider's id, `organization_not_found`.
  static func adopt(
    _ agent: AgentRow, into organization: OrganizationID, in transaction: Transaction
  ) async throws {
    do throws(PostgresError) {
      try await transaction.execute(
        """
        insert into agents (org_id, id, name, provider, provider_agent_id)
        values (\(organization), \(agent.id), \(agent.name), \(agent.provider), \(agent.providerAgentID))
            on conflict (org_id, id) do nothing
        """)
    } catch {
      switch error.code {
      case .foreignKeyViolation: throw AuthError.organizationNotFound
      case .uniqueViolation: throw AuthError.agentExists
      default: throw error
      }
    }
  }

  /// The agent after the change; nil where the organization has none of that id.
  static func update(
    _ change: AgentChange, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> AgentRow? {
    let row = try await transaction.first(
      """
      update agents
         set name = coalesce(\(change.name as String?), name),
             ai_manager_enabled = coalesce(\(change.isAIManagerEnabled as Bool?), ai_manager_enabled),
             version = version + 1
       where org_id = \(organization) and id = \(change.agent) and \(statement: isOwned)
      returning \(statement: columns)
      """)
    return try row.map(AgentRow.init)
  }

  /// Those of `wanted` that exist.
  static func find(
    _ wanted: [AgentLookup.Wanted], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [AgentLookup.Pair: AgentRow] {
    let rows = try await transaction.rows(
      """
      select \(statement: columns)
        from agents
       where org_id = \(organization)
         and \(statement: isOwned)
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
  var version: Int64

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    provider = try row.get("provider")
    providerAgentID = try row.get("provider_agent_id")
    isAIManagerEnabled = try row.get("ai_manager_enabled")
    createdAt = try row.get("created_at")
    version = try row.get("version")
  }
}
