internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `invitations`, a system table.
enum InvitationStore {
  /// When it ends: in 72 hours.
  static func insert(_ row: InvitationRow, tokenHash: [UInt8], in transaction: Transaction) async throws -> Date {
    let inserted = try await transaction.first(
      """
      insert into invitations (id, token_sha256, org_id, email_norm_sealed, role, invited_by, expires_at)
      values (\(row.id), \(tokenHash), \(row.organization), \(row.sealedEmail), \(row.role.rawValue),
              \(row.invitedBy), clock_timestamp() + interval '72 hours')
      returning expires_at
      """)
    guard let inserted else { throw PostgresError(.rowMissing) }
    return try inserted.get("expires_at")
  }

  /// The invitation of a token that counts.
  static func find(_ tokenHash: [UInt8], _ database: Database) async throws -> InvitationRow? {
    try await database.read(
      .system,
      """
      select id, org_id, email_norm_sealed, role, invited_by from invitations
       where token_sha256 = \(tokenHash) and expires_at > clock_timestamp()
      """
    ).first.map(InvitationRow.init)
  }

  /// Of two at once one gets it.
  static func consume(_ tokenHash: [UInt8], in transaction: Transaction) async throws -> Bool {
    try await transaction.execute(
      "delete from invitations where token_sha256 = \(tokenHash) and expires_at > clock_timestamp()") > 0
  }

  static func deleteExpired(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from invitations where id = any (array(
        select id from invitations where expires_at < clock_timestamp() - interval '1 day'
         order by expires_at limit \(limit)))
      """)
  }
}

struct InvitationRow: Sendable {
  var id: UUID
  var organization: OrganizationID
  var sealedEmail: [UInt8]
  var role: Role
  var invitedBy: String
}

extension InvitationRow {
  fileprivate init(_ row: Row) throws {
    guard let role = Role(rawValue: try row.get("role")) else { throw PostgresError(.decoding) }
    self.init(
      id: try row.get("id"), organization: try row.get("org_id"), sealedEmail: try row.get("email_norm_sealed"),
      role: role, invitedBy: try row.get("invited_by"))
  }
}
