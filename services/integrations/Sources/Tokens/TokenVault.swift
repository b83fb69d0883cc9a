internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import Resilience
internal import Sealing

/// A token that may be used now, and where.
struct AccessToken: Sendable {
  var connection: ConnectionID
  var provider: ConnectedProvider
  var accountID: String
  /// Where the account's API is, at providers where that differs.
  var instanceURL: String?
  /// What ``TokenVault/token(of:in:refused:)`` is told when the provider refuses it.
  var generation: Int64
  var value: Sensitive<String>
}

/// The one source of tokens, for the workers of this service and nobody else: no RPC answers one.
///
/// A token is given only while its connection is active. One that is over, or that the provider has refused, is replaced
/// first; all who ask meanwhile in this process wait for that one refresh, and those of other processes for its lease.
final class TokenVault: Sendable {
  private struct Key: Hashable, Sendable {
    var organization: OrganizationID
    var connection: ConnectionID
    var generation: Int64
  }

  private let database: Database
  private let sealer: Sealer
  private let refresher: TokenRefresher
  private let refreshes = SingleFlight<Key, Void>()

  init(database: Database, sealer: Sealer, refresher: TokenRefresher) {
    self.database = database
    self.sealer = sealer
    self.refresher = refresher
  }

  /// A token of the connection.
  ///
  /// - Parameter refused: The generation of a token that the provider has just answered with 401; it is replaced even if it
  ///   should still be good.
  ///
  /// Throws ``TokenUnavailable``, and what Postgres and `Sealing` throw.
  func token(
    of connection: ConnectionID, in organization: OrganizationID, refused: Int64? = nil
  ) async throws -> AccessToken {
    let stored = try await read(connection, organization)
    if stored.isFresh, stored.generation != refused { return try await open(stored, organization) }
    try await refresh(stored, of: organization)
    let renewed = try await read(connection, organization)
    guard renewed.generation != stored.generation else {
      throw TokenUnavailable.provider(reason: "refresh_in_progress", retryAfter: .seconds(1))
    }
    return try await open(renewed, organization)
  }

  /// Replaces the tokens ahead of their end, if they are still those of `generation`.
  func refreshAhead(_ connection: ConnectionID, generation: Int64, in organization: OrganizationID) async throws {
    let stored = try await read(connection, organization)
    guard stored.generation == generation else { return }
    try await refresh(stored, of: organization)
  }

  private func refresh(_ stored: StoredTokens, of organization: OrganizationID) async throws {
    let key = Key(organization: organization, connection: stored.connection, generation: stored.generation)
    try await refreshes.run(key) { [refresher] in try await refresher.refresh(stored, of: organization) }
  }

  private func read(_ connection: ConnectionID, _ organization: OrganizationID) async throws -> StoredTokens {
    let stored = try await database.withTransaction(.tenant(organization), isReadOnly: true) {
      try await ConnectionTokenStore.find(connection, of: organization, in: $0)
    }
    guard let stored else { throw TokenUnavailable.ended }
    guard stored.state == .active else { throw stored.state.unavailability }
    return stored
  }

  private func open(_ stored: StoredTokens, _ organization: OrganizationID) async throws -> AccessToken {
    guard let sealed = stored.sealedAccess else { throw TokenUnavailable.ended }
    let keyring = try await sealer.keyring(for: organization)
    return AccessToken(
      connection: stored.connection, provider: stored.provider, accountID: stored.accountID,
      instanceURL: stored.instanceURL, generation: stored.generation,
      value: try keyring.openText(
        sealed,
        ConnectionSealing.accessToken(of: stored.connection, generation: stored.generation, in: organization)))
  }
}
