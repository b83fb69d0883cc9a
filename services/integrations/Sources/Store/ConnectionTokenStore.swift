internal import Foundation
internal import Identifiers
internal import Postgres

/// Tokens as they are stored, with the state of their connection.
struct StoredTokens: Sendable {
  var connection: ConnectionID
  var provider: ConnectedProvider
  var state: ConnectionState
  var accountID: String
  var instanceURL: String?
  var generation: Int64
  var sealedAccess: [UInt8]?
  /// By the database's clock, with a margin: whether a call that begins now will still be let in.
  var isFresh: Bool
  /// Another process is asking for new ones.
  var isLeased: Bool
}

/// Sealed tokens to be stored as a generation.
struct NewTokens: Sendable {
  var sealedAccess: [UInt8]
  var sealedRefresh: [UInt8]
  var timing: RefreshTiming?
}

/// Every statement on `connection_tokens`.
enum ConnectionTokenStore {
  static func find(
    _ connection: ConnectionID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredTokens? {
    guard
      let row = try await transaction.first(
        """
        select c.provider, c.status, c.outside_account_id, c.instance_url, t.generation, t.access_ct,
               coalesce(t.expires_at > clock_timestamp() + interval '30 seconds', true) as is_fresh,
               coalesce(t.lease_until > clock_timestamp(), false) as is_leased
          from connections c join connection_tokens t on t.org_id = c.org_id and t.connection_id = c.id
         where c.org_id = \(organization) and c.id = \(connection)
        """),
      let provider = ConnectedProvider(rawValue: try row.get("provider")),
      let state = ConnectionState(rawValue: try row.get("status"))
    else { return nil }
    return StoredTokens(
      connection: connection, provider: provider, state: state, accountID: try row.get("outside_account_id"),
      instanceURL: try row.get("instance_url"), generation: try row.get("generation"),
      sealedAccess: try row.get("access_ct"), isFresh: try row.get("is_fresh"), isLeased: try row.get("is_leased"))
  }

  /// The active connection whose tokens the job `reference` is to refresh; nil where they have changed since.
  static func connection(
    ofRefresh reference: UUID, organization: OrganizationID, in transaction: Transaction
  ) async throws -> (id: ConnectionID, generation: Int64)? {
    guard
      let row = try await transaction.first(
        """
        select t.connection_id, t.generation
          from connection_tokens t join connections c on c.org_id = t.org_id and c.id = t.connection_id
         where t.org_id = \(organization) and t.refresh_ref = \(reference) and c.status = 'active'
        """)
    else { return nil }
    return (try row.get("connection_id"), try row.get("generation"))
  }

  static func insert(
    _ tokens: NewTokens, of connection: ConnectionID, organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into connection_tokens (
        org_id, connection_id, generation, access_ct, refresh_ct, expires_at, refresh_at, refresh_ref)
      select \(organization), \(connection), 1, \(tokens.sealedAccess), \(tokens.sealedRefresh),
        now + \(tokens.timing?.lifeMicroseconds) * interval '1 microsecond',
        now + \(tokens.timing?.aheadMicroseconds) * interval '1 microsecond', \(tokens.timing?.reference)
      from clock_timestamp() as now
      """)
  }

  /// The generation of the tokens, whose row is locked until the transaction ends.
  static func lock(
    _ connection: ConnectionID, organization: OrganizationID, in transaction: Transaction
  ) async throws -> Int64? {
    try await transaction.first(
      """
      select generation from connection_tokens
       where org_id = \(organization) and connection_id = \(connection) for update
      """
    ).map { try $0.get("generation") }
  }

  /// Lets one process ask for new tokens: the sealed refresh token, or nil where the generation has moved, another process
  /// has the lease, or the connection is not in use.
  static func lease(
    _ connection: ConnectionID, generation: Int64, organization: OrganizationID, token: UUID,
    in transaction: Transaction
  ) async throws -> [UInt8]? {
    try await transaction.first(
      """
      update connection_tokens t
         set lease_token = \(token), lease_until = clock_timestamp() + interval '30 seconds'
       where t.org_id = \(organization) and t.connection_id = \(connection) and t.generation = \(generation)
         and (t.lease_until is null or t.lease_until < clock_timestamp()) and t.refresh_ct is not null
         and exists (
           select from connections c where c.org_id = t.org_id and c.id = t.connection_id and c.status = 'active')
      returning t.refresh_ct
      """
    ).map { try $0.get("refresh_ct") }
  }

  /// Stores the next generation over `generation`; false where that is not the current one any more, or the connection was
  /// ended. The lease is not asked about: a holder that was paused beyond it and comes back with good tokens for a
  /// generation that has not moved saves the connection.
  static func replace(
    _ tokens: NewTokens, of connection: ConnectionID, over generation: Int64, organization: OrganizationID,
    in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      update connection_tokens t
         set generation = t.generation + 1, access_ct = \(tokens.sealedAccess), refresh_ct = \(tokens.sealedRefresh),
             expires_at = clock_timestamp() + \(tokens.timing?.lifeMicroseconds) * interval '1 microsecond',
             refresh_at = clock_timestamp() + \(tokens.timing?.aheadMicroseconds) * interval '1 microsecond',
             refresh_ref = \(tokens.timing?.reference), lease_token = null, lease_until = null,
             updated_at = clock_timestamp()
       where t.org_id = \(organization) and t.connection_id = \(connection) and t.generation = \(generation)
         and exists (
           select from connections c
            where c.org_id = t.org_id and c.id = t.connection_id and c.status <> 'disabled')
      """) > 0
  }

  /// Gives the lease back, if it is still this one.
  static func release(
    _ connection: ConnectionID, organization: OrganizationID, token: UUID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update connection_tokens set lease_token = null, lease_until = null
       where org_id = \(organization) and connection_id = \(connection) and lease_token = \(token)
      """)
  }

  /// Forgets the tokens: the generation moves, so that no answer under way is stored. Answers what the refresh token was.
  static func forget(
    _ connection: ConnectionID, organization: OrganizationID, in transaction: Transaction
  ) async throws -> (sealedRefresh: [UInt8], generation: Int64)? {
    guard
      let row = try await transaction.first(
        """
        select refresh_ct, generation from connection_tokens
         where org_id = \(organization) and connection_id = \(connection) for update
        """)
    else { return nil }
    try await transaction.execute(
      """
      update connection_tokens
         set generation = generation + 1, access_ct = null, refresh_ct = null, expires_at = null, refresh_at = null,
             refresh_ref = null, lease_token = null, lease_until = null, updated_at = clock_timestamp()
       where org_id = \(organization) and connection_id = \(connection)
      """)
    guard let sealed = try row.get("refresh_ct", as: [UInt8]?.self) else { return nil }
    return (sealed, try row.get("generation"))
  }
}
