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
}
