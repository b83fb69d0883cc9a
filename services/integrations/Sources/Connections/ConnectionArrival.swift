internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime

/// A grant that a flow brought, on its way into the tables.
struct ConnectionArrival: Sendable {
  let flow: ConnectFlow
  let grant: TokenGrant
  let account: OutsideAccount
  let refresh: Sensitive<String>
  let keyring: Keyring

  /// A pending connection that made way, with what is to be revoked at the provider.
  struct Replaced: Sendable {
    var accountID: String
    var refresh: Sensitive<String>
  }

  /// What becomes of the grant.
  enum Decision: Sendable, Hashable {
    /// A new connection, in use at once.
    case insertActive
    /// A new connection that an admin must confirm.
    case insertPending
    /// The connection that is there gets new tokens and keeps its identity.
    case renew
  }

  /// A member connects at once, or again, the same account. Another account than before, and whatever an invitation brings,
  /// has to be confirmed: nobody's data goes to a stranger's account by a slip.
  static func decide(isMember: Bool, openAccountID: String?, accountID: String) -> Decision {
    guard isMember else { return .insertPending }
    guard let openAccountID else { return .insertActive }
    return openAccountID == accountID ? .renew : .insertPending
  }

  func store(in transaction: Transaction) async throws -> (StoredConnection, Replaced?) {
    let open = try await ConnectionStore.open(
      of: flow.agentID, provider: flow.provider, organization: flow.organizationID, in: transaction)
    switch Self.decide(isMember: flow.actor != nil, openAccountID: open?.accountID, accountID: account.id) {
    case .renew:
      guard let open else { preconditionFailure("Only an open connection is renewed.") }
      return (try await renew(open, in: transaction), nil)
    case .insertActive:
      return (try await insert(.active, in: transaction), nil)
    case .insertPending:
      let replaced = try await dropPending(in: transaction)
      return (try await insert(.pendingConfirmation, in: transaction), replaced)
    }
  }

  private func insert(_ state: ConnectionState, in transaction: Transaction) async throws -> StoredConnection {
    let connection = try connection(ConnectionID.new(), state)
    try await ConnectionStore.insert(connection, by: flow.actor, in: transaction)
    let tokens = try tokens(of: connection.id, generation: 1)
    try await ConnectionTokenStore.insert(
      tokens, of: connection.id, organization: flow.organizationID, in: transaction)
    try await link(connection.id, in: transaction)
    try await note(connection, in: transaction)
    if state == .active {
      try await TokenRefreshHandler.schedule(tokens.timing, organization: flow.organizationID, in: transaction)
    }
    return connection
  }

  private func renew(_ open: StoredConnection, in transaction: Transaction) async throws -> StoredConnection {
    let renewed = try connection(open.id, .active)
    // From here on no refresh of the old generation is stored.
    guard
      let generation = try await ConnectionTokenStore.lock(
        open.id, organization: flow.organizationID, in: transaction)
    else { throw PostgresError(.rowMissing) }
    let tokens = try tokens(of: open.id, generation: generation + 1)
    _ = try await ConnectionTokenStore.replace(
      tokens, of: open.id, over: generation, organization: flow.organizationID, in: transaction)
    try await ConnectionStore.renew(renewed, by: flow.actor, in: transaction)
    try await ResumeSyncsHandler.schedule(open.id, organization: flow.organizationID, in: transaction)
    try await link(open.id, in: transaction)
    try await note(renewed, in: transaction)
    try await TokenRefreshHandler.schedule(tokens.timing, organization: flow.organizationID, in: transaction)
    return renewed
  }

  private func dropPending(in transaction: Transaction) async throws -> Replaced? {
    guard
      let pending = try await ConnectionStore.pending(
        of: flow.agentID, provider: flow.provider, organization: flow.organizationID, in: transaction)
    else { return nil }
    let ended = try await ConnectionEnd.end(pending, reason: "superseded", keyring: keyring, in: transaction)
    // The same account was granted again: revoking the old grant could take the new one with it.
    guard pending.accountID != account.id, let token = ended else { return nil }
    return Replaced(accountID: pending.accountID, refresh: token)
  }

  private func note(_ connection: StoredConnection, in transaction: Transaction) async throws {
    try await AuditTrail.append(
      connection.state == .active ? "connection.connected" : "connection.offered", to: "\(connection.id)",
      by: flow.actor.map { "actor:\($0)" } ?? "invitation", in: flow.organizationID, transaction)
  }

  private func link(_ connection: ConnectionID, in transaction: Transaction) async throws {
    try await AccountLinkStore.insert(
      connection, organization: flow.organizationID, provider: flow.provider, account: account.id, in: transaction)
  }

  private func connection(_ id: ConnectionID, _ state: ConnectionState) throws -> StoredConnection {
    StoredConnection(
      id: id, organizationID: flow.organizationID, agentID: flow.agentID, provider: flow.provider, state: state,
      accountID: account.id,
      sealedLabel: try keyring.seal(account.label, ConnectionSealing.label(of: id, in: flow.organizationID)),
      instanceURL: account.instanceURL, scopes: grant.scopes ?? flow.provider.scopes, createdAt: .distantPast,
      updatedAt: .distantPast)
  }

  private func tokens(of connection: ConnectionID, generation: Int64) throws -> NewTokens {
    try NewTokens(
      grant, refresh: refresh, of: connection, generation: generation, organization: flow.organizationID, keyring)
  }
}
