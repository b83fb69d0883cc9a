internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `mail_outbox`, a system table.
enum MailStore {
  static func insert(
    _ id: UUID, of organization: OrganizationID, sealed: [UInt8], in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into mail_outbox (id, org_id, kind, content_sealed)
      values (\(id), \(organization), 'invitation', \(sealed))
      """)
  }

  /// Letters of an organization, the newest first, at most 50.
  static func list(of organization: OrganizationID, in transaction: Transaction) async throws -> [MailRow] {
    try await transaction.rows(
      """
      select id, org_id, content_sealed, created_at from mail_outbox
       where org_id = \(organization) order by created_at desc limit 50
      """
    ).map(MailRow.init)
  }

  static func deleteOld(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from mail_outbox where id = any (array(
        select id from mail_outbox where created_at < clock_timestamp() - interval '7 days'
         limit \(limit)))
      """)
  }
}

struct MailRow: Sendable {
  var id: UUID
  var organization: OrganizationID
  var sealed: [UInt8]
  var createdAt: Date

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    organization = try row.get("org_id")
    sealed = try row.get("content_sealed")
    createdAt = try row.get("created_at")
  }
}
