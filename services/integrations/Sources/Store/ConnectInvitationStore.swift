internal import Foundation
internal import Identifiers
internal import Postgres

/// A link for somebody without a log-in.
struct ConnectInvitation: Sendable {
  var organizationID: OrganizationID
  var agentID: AgentID
  var provider: ConnectedProvider
  var returnTo: String
}

/// Every statement on `connect_invitations`, a system table.
enum ConnectInvitationStore {
  /// Answers when it ends.
  static func insert(
    _ invitation: ConnectInvitation, tokenHash: [UInt8], by actor: String, in transaction: Transaction
  ) async throws -> Date {
    try await transaction.rows(
      """
      insert into connect_invitations (token_hash, org_id, agent_id, provider, invited_by, return_to, expires_at)
      values (
        \(tokenHash), \(invitation.organizationID), \(invitation.agentID), \(invitation.provider.rawValue), \(actor),
        \(invitation.returnTo), clock_timestamp() + interval '72 hours')
      returning expires_at
      """)[0].get("expires_at")
  }

  /// Uses the invitation up, in one statement. Nil for one that is unknown, used, expired or for another provider.
  static func use(
    tokenHash: [UInt8], provider: ConnectedProvider, in transaction: Transaction
  ) async throws -> ConnectInvitation? {
    guard
      let row = try await transaction.first(
        """
        update connect_invitations set used_at = clock_timestamp()
         where token_hash = \(tokenHash) and provider = \(provider.rawValue) and used_at is null
           and expires_at > clock_timestamp()
        returning org_id, agent_id, return_to
        """)
    else { return nil }
    return ConnectInvitation(
      organizationID: try row.get("org_id"), agentID: try row.get("agent_id"), provider: provider,
      returnTo: try row.get("return_to"))
  }

  /// Forgets those that ended more than a day ago; how many.
  static func prune(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from connect_invitations where token_hash in (
        select token_hash from connect_invitations where expires_at < clock_timestamp() - interval '1 day'
         order by expires_at limit \(Int64(limit)))
      """)
  }
}
