internal import Identifiers
internal import Messages
internal import Postgres
internal import Sealing

/// The end of a connection: its tokens are forgotten at once, whatever the provider says afterwards.
enum ConnectionEnd {
  /// Ends it in the caller's transaction. Answers the refresh token that may now be revoked at the provider; nil where there
  /// is none, or another connection, of whatever organization, shares the account and would end with it.
  static func end(
    _ connection: StoredConnection, reason: String?, keyring: Keyring, in transaction: Transaction
  ) async throws -> Sensitive<String>? {
    let organization = connection.organizationID
    let forgotten = try await ConnectionTokenStore.forget(
      connection.id, organization: organization, in: transaction)
    // What waits for it must not wait for ever.
    try await ResumeSyncsHandler.schedule(connection.id, organization: organization, in: transaction)
    _ = try await ConnectionStore.move(
      connection.id, of: organization, from: [.pendingConfirmation, .active, .needsReauth], to: .disabled,
      reason: reason, in: transaction)
    let others = try await AccountLinkStore.remove(
      connection.id, organization: organization, provider: connection.provider, account: connection.accountID,
      in: transaction)
    guard others == 0, let forgotten else { return nil }
    return try keyring.openText(
      forgotten.sealedRefresh,
      ConnectionSealing.refreshToken(of: connection.id, generation: forgotten.generation, in: organization))
  }
}
