internal import Identifiers
internal import Postgres

/// Every statement that changes `agent_ownership`, a system table: each names the organization.
enum AgentOwnershipStore {
  /// A new agent's organization, without a lower bound: calls that came before the agent was known here are its too.
  static func insertFirst(
    _ agent: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      "insert into agent_ownership (agent_id, org_id, valid) values (\(agent), \(organization), tstzrange(null, null))")
  }
}
