internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `tickets`, a system table.
enum TicketStore {
  /// When the ticket ends: in a minute.
  static func insert(
    _ hash: [UInt8], purpose: String, principal: String, session: UUID, organization: OrganizationID,
    in transaction: Transaction
  ) async throws -> Date {
    let row = try await transaction.first(
      """
      insert into tickets (ticket_sha256, org_id, principal, session_id, purpose, expires_at)
      values (
        \(hash), \(organization), \(principal), \(session), \(purpose), clock_timestamp() + interval '60 seconds')
      returning expires_at
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try row.get("expires_at")
  }

  /// Deletes the ticket, and answers whose it was if it still counted. Of two at once one gets it.
  static func consume(
    _ hash: [UInt8], purpose: String, in transaction: Transaction
  ) async throws -> (principal: String, organization: OrganizationID, session: UUID)? {
    let row = try await transaction.first(
      """
      delete from tickets where ticket_sha256 = \(hash) and purpose = \(purpose)
      returning principal, org_id, session_id, expires_at > clock_timestamp() as is_live
      """)
    guard let row, try row.get("is_live", as: Bool.self), let session = try row.get("session_id", as: UUID?.self) else {
      return nil
    }
    return (try row.get("principal"), try row.get("org_id"), session)
  }

  /// Deletes what is over, at most `limit`. Locks nothing first: the role may not update, and a ticket used meanwhile is gone.
  static func deleteExpired(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from tickets where ticket_sha256 = any (array(
        select ticket_sha256 from tickets where expires_at < clock_timestamp()
         order by expires_at limit \(limit)))
      """)
  }
}
