internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `memberships`. What changes a row changes `user_organizations` with it.
enum MembershipStore {
  static func insertOwner(
    _ user: UserID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      "insert into memberships (org_id, user_id, role) values (\(organization), \(user), 'owner')")
    try await UserOrganizationStore.insert(user, organization, in: transaction)
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

  /// How a user stands in an organization, apart from agents.
  static func find(
    _ user: UserID, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> Standing? {
    try await transaction.first(standing(of: user, in: organization, for: .organizationRead, agent: nil))
      .map(Standing.init(membership:))
  }

  /// Members who did not leave, in the order of their ids.
  static func list(
    _ organization: OrganizationID, after last: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [MemberRow] {
    try await transaction.rows(
      """
      select m.user_id, u.email_norm, m.role, m.perm_version, m.created_at
        from memberships m join users u on u.id = m.user_id
       where m.org_id = \(organization) and m.status = 'active'
         and m.user_id > coalesce(\(last as UUID?), '00000000-0000-0000-0000-000000000000'::uuid)
       order by m.user_id limit \(limit)
      """
    ).map(MemberRow.init)
  }

  /// The role of an active member, locked to the end of the transaction; nil: no member.
  static func lock(
    _ user: UserID, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> Role? {
    let row = try await transaction.first(
      """
      select role from memberships
       where org_id = \(organization) and user_id = \(user) and status = 'active' for update
      """)
    return try row.flatMap { Role(rawValue: try $0.get("role")) }
  }

  /// The new version of the member's rights.
  static func set(
    _ role: Role, of user: UserID, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> Int64 {
    try await version(
      """
      update memberships set role = \(role.rawValue), perm_version = perm_version + 1, changed_at = clock_timestamp()
       where org_id = \(organization) and user_id = \(user) returning perm_version
      """, transaction)
  }

  /// The new version of the rights of somebody who has none from now on. Grants for single agents go too.
  static func remove(
    _ user: UserID, from organization: OrganizationID, _ transaction: Transaction
  ) async throws -> Int64 {
    try await UserOrganizationStore.delete(user, organization, in: transaction)
    return try await version(
      """
      with grants as (delete from agent_grants where org_id = \(organization) and user_id = \(user))
      update memberships set status = 'removed', perm_version = perm_version + 1, changed_at = clock_timestamp()
       where org_id = \(organization) and user_id = \(user) returning perm_version
      """, transaction)
  }

  /// Makes somebody a member who is none; who is one stays what they are.
  static func join(
    _ user: UserID, _ organization: OrganizationID, as role: Role, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into memberships as m (org_id, user_id, role) values (\(organization), \(user), \(role.rawValue))
          on conflict (org_id, user_id) do update
         set role = excluded.role, status = 'active', perm_version = m.perm_version + 1, changed_at = clock_timestamp()
       where m.status = 'removed'
      """)
    try await UserOrganizationStore.insert(user, organization, in: transaction)
  }

  private static func version(_ statement: Statement, _ transaction: Transaction) async throws -> Int64 {
    guard let row = try await transaction.first(statement) else { throw PostgresError(.rowMissing) }
    return try row.get("perm_version")
  }
}

struct MemberRow: Sendable, Hashable {
  var user: UserID
  /// Personal.
  var email: String
  var role: String
  var permissionVersion: Int64
  var createdAt: Date

  fileprivate init(_ row: Row) throws {
    user = try row.get("user_id")
    email = try row.get("email_norm")
    role = try row.get("role")
    permissionVersion = try row.get("perm_version")
    createdAt = try row.get("created_at")
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
