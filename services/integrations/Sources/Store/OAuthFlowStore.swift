internal import Foundation
internal import Identifiers
internal import Postgres

/// A connect flow under way.
struct ConnectFlow: Sendable {
  var id: UUID
  var organizationID: OrganizationID
  var agentID: AgentID
  var provider: ConnectedProvider
  /// Nil for an invitation.
  var actor: String?
  /// The log-in that began it; nil for an invitation and for the operator.
  var session: UUID?
  var browserHash: [UInt8]
  var sealedVerifier: [UInt8]
  var returnTo: String
}

/// Every statement on `oauth_flows`, a system table.
enum OAuthFlowStore {
  static func insert(_ flow: ConnectFlow, stateHash: [UInt8], in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into oauth_flows (
        state_hash, id, org_id, agent_id, provider, kind, actor, session_id, browser_hash, verifier_ct, return_to,
        expires_at)
      values (
        \(stateHash), \(flow.id), \(flow.organizationID), \(flow.agentID), \(flow.provider.rawValue),
        \(flow.actor == nil ? "invitation" : "member"), \(flow.actor), \(flow.session), \(flow.browserHash),
        \(flow.sealedVerifier), \(flow.returnTo), clock_timestamp() + interval '10 minutes')
      """)
  }

  /// Uses the flow up, in one statement: of two callbacks with one state, one gets it. Nil for an unknown, used or expired one.
  static func consume(stateHash: [UInt8], in transaction: Transaction) async throws -> ConnectFlow? {
    guard
      let row = try await transaction.first(
        """
        update oauth_flows set consumed_at = clock_timestamp()
         where state_hash = \(stateHash) and consumed_at is null and expires_at > clock_timestamp()
        returning id, org_id, agent_id, provider, actor, session_id, browser_hash, verifier_ct, return_to
        """), let provider = ConnectedProvider(rawValue: try row.get("provider"))
    else { return nil }
    return ConnectFlow(
      id: try row.get("id"), organizationID: try row.get("org_id"), agentID: try row.get("agent_id"),
      provider: provider, actor: try row.get("actor"), session: try row.get("session_id"),
      browserHash: try row.get("browser_hash"), sealedVerifier: try row.get("verifier_ct"),
      returnTo: try row.get("return_to"))
  }

  /// Forgets flows that ended more than a day ago; how many.
  static func prune(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from oauth_flows where state_hash in (
        select state_hash from oauth_flows where expires_at < clock_timestamp() - interval '1 day'
         order by expires_at limit \(Int64(limit)))
      """)
  }
}
