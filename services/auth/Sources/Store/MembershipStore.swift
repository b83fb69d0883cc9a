internal import Identifiers
internal import Postgres

/// Every statement on `memberships`.
enum MembershipStore {
  static func insertOwner(
    _ user: UserID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      "insert into memberships (org_id, user_id, role) values (\(organization), \(user), 'owner')")
  }

  /// How a user stands in an organization: one row, or none where they never belonged to it. To be read in a transaction of
  /// the organization.
  static func standing(
    of user: UserID, in organization: OrganizationID, for permission: Permission, agent: AgentID?
  ) -> Statement {
    """
    select case when m.status = 'active' then m.role end as role, m.perm_version, o.status,
           \(agent as AgentID?) is null or exists (
             select from agent_ownership a
              where a.agent_id = \(agent as AgentID?) and a.org_id = m.org_id and a.valid @> clock_timestamp()
           ) as has_agent,
           exists (
             select from agent_grants g
              where g.org_id = m.org_id and g.agent_id = \(agent as AgentID?) and g.user_id = m.user_id
                and g.permission = \(permission.rawValue)
           ) as has_grant
      from memberships m
      join organizations o on o.org_id = m.org_id
     where m.org_id = \(organization) and m.user_id = \(user)
    """
  }
}

extension Standing {
  /// Of a row of ``MembershipStore/standing(of:in:for:agent:)``.
  init(membership row: Row) throws {
    self.init(
      organization: OrganizationState(rawValue: try row.get("status")) ?? .closed,
      role: try row.get("role", as: String?.self).flatMap(Role.init), permissionVersion: try row.get("perm_version"),
      hasAgent: try row.get("has_agent"), hasGrant: try row.get("has_grant"))
  }
}
