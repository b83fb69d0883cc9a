internal import Identifiers
internal import Postgres

/// Every statement on `user_organizations`, a system table: where to look for a person's memberships.
enum UserOrganizationStore {
  static func insert(_ user: UserID, _ organization: OrganizationID, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into user_organizations (user_id, org_id) values (\(user), \(organization)) on conflict do nothing
      """)
  }

  static func delete(_ user: UserID, _ organization: OrganizationID, in transaction: Transaction) async throws {
    try await transaction.execute(
      "delete from user_organizations where user_id = \(user) and org_id = \(organization)")
  }

  /// The organization that the person joined first; nil where there is none.
  static func first(of user: UserID, _ database: Database) async throws -> OrganizationID? {
    try await database.read(
      .system, "select org_id from user_organizations where user_id = \(user) order by joined_at, org_id limit 1"
    ).first?.get("org_id")
  }
}
