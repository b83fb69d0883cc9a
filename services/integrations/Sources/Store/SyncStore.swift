internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `syncs`.
enum SyncStore {
  /// A call that a connection is to have.
  struct Wanted: Sendable, Hashable {
    var connection: ConnectionID
    var provider: ConnectedProvider
    var agent: AgentID
    var call: CallID
    var version: Int64
  }

  /// A sync that is to be tried again.
  struct Resumed: Sendable, Hashable {
    var id: SyncID
    var call: CallID
    var agent: AgentID
    var version: Int64
  }

  private static let columns: Statement = """
    id, org_id, connection_id, call_id, agent_id, provider, state, reason, wanted_version, synced_version, outside_id,
    outside_contact_id, attempts, created_at, updated_at
    """

  /// Adds what is new and moves what has a newer version. Answers what is to be tried now, with the version it wants; what
  /// waits for its account goes on waiting.
  static func want(
    _ wanted: [Wanted], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [(id: SyncID, version: Int64)] {
    guard !wanted.isEmpty else { return [] }
    let rows = try await transaction.rows(
      """
      insert into syncs (org_id, id, connection_id, call_id, agent_id, provider, state, wanted_version)
      select \(organization), new.id, new.connection_id, new.call_id, new.agent_id, new.provider, 'pending', new.version
        from unnest(
          \(wanted.map { _ in SyncID.new() }), \(wanted.map(\.connection)), \(wanted.map(\.call)),
          \(wanted.map(\.agent)), \(wanted.map(\.provider.rawValue)), \(wanted.map(\.version)))
          as new (id, connection_id, call_id, agent_id, provider, version)
       order by new.connection_id, new.call_id
          on conflict (org_id, connection_id, call_id) do update
         set wanted_version = excluded.wanted_version,
             state = case when syncs.state = 'waiting' then syncs.state else 'pending' end,
             reason = case when syncs.state = 'waiting' then syncs.reason end, updated_at = clock_timestamp()
       where syncs.wanted_version < excluded.wanted_version
      returning id, wanted_version, state
      """)
    return try rows.compactMap { row in
      try row.get("state", as: String.self) == "pending" ? (try row.get("id"), try row.get("wanted_version")) : nil
    }
  }

  static func find(
    _ id: SyncID, of organization: OrganizationID, isLocking: Bool = false, in transaction: Transaction
  ) async throws -> CallSync? {
    try await transaction.first(
      """
      select \(statement: columns) from syncs where org_id = \(organization) and id = \(id)
      \(statement: isLocking ? "for update" : "")
      """
    ).map(read)
  }

  /// Newest first.
  static func list(
    _ organization: OrganizationID, call: CallID?, connection: ConnectionID?, before: UUID?, limit: Int,
    in transaction: Transaction
  ) async throws -> [CallSync] {
    try await transaction.rows(
      """
      select \(statement: columns) from syncs
       where org_id = \(organization) and id < coalesce(\(before), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
         and (\(call)::uuid is null or call_id = \(call))
         and (\(connection)::uuid is null or connection_id = \(connection))
       order by id desc limit \(Int64(limit))
      """
    ).map(read)
  }

  /// Counts one more attempt.
  static func begin(_ id: SyncID, of organization: OrganizationID, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      update syncs set attempts = attempts + 1, updated_at = clock_timestamp()
       where org_id = \(organization) and id = \(id)
      """)
  }

  /// The system has `version` of the call; a newer one that is wanted by now is still to come.
  static func succeed(
    _ id: SyncID, of organization: OrganizationID, with written: WrittenCall, version: Int64,
    in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update syncs
         set state = case when wanted_version <= \(version) then 'done' else 'pending' end, reason = null,
             synced_version = greatest(synced_version, \(version)), outside_id = \(written.outsideID),
             outside_contact_id = \(written.contactID), updated_at = clock_timestamp()
       where org_id = \(organization) and id = \(id)
      """)
  }

  /// An attempt at `version` ended without bringing the call. Where a newer one is wanted by now, that is still to come:
  /// it was asked for while the attempt was under way, and nobody asks again. Answers where the sync stands.
  static func end(
    _ id: SyncID, of organization: OrganizationID, at version: Int64, in state: SyncState, reason: String,
    in transaction: Transaction
  ) async throws -> SyncState {
    let row = try await transaction.first(
      """
      update syncs
         set state = case when wanted_version > \(version) and \(state.rawValue)::text in ('skipped', 'failed')
                     then 'pending' else \(state.rawValue)::text end,
             reason = \(reason), updated_at = clock_timestamp()
       where org_id = \(organization) and id = \(id)
      returning state
      """)
    return try row.flatMap { SyncState(rawValue: try $0.get("state")) } ?? state
  }

  /// It is to be tried again.
  static func retry(_ id: SyncID, of organization: OrganizationID, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      update syncs set state = 'pending', reason = null, updated_at = clock_timestamp()
       where org_id = \(organization) and id = \(id)
      """)
  }

  /// Lets at most `limit` of those that wait for a connection be tried again; which, and what they want.
  static func resume(
    _ connection: ConnectionID, of organization: OrganizationID, limit: Int, in transaction: Transaction
  ) async throws -> [Resumed] {
    try await transaction.rows(
      """
      update syncs set state = 'pending', reason = null, updated_at = clock_timestamp()
       where org_id = \(organization) and id = any(array(
         select id from syncs
          where org_id = \(organization) and connection_id = \(connection) and state = 'waiting'
          order by id limit \(Int64(limit)) for update skip locked))
      returning id, call_id, agent_id, wanted_version
      """
    ).map {
      Resumed(
        id: try $0.get("id"), call: try $0.get("call_id"), agent: try $0.get("agent_id"),
        version: try $0.get("wanted_version"))
    }
  }

  private static func read(_ row: Row) throws -> CallSync {
    guard let provider = ConnectedProvider(rawValue: try row.get("provider")),
      let state = SyncState(rawValue: try row.get("state"))
    else { throw PostgresError(.decoding, message: "A sync has a provider or state that is not known.") }
    return CallSync(
      id: try row.get("id"), organizationID: try row.get("org_id"), connectionID: try row.get("connection_id"),
      callID: try row.get("call_id"), agentID: try row.get("agent_id"), provider: provider, state: state,
      reason: try row.get("reason"), wantedVersion: try row.get("wanted_version"),
      syncedVersion: try row.get("synced_version"), outsideID: try row.get("outside_id"),
      outsideContactID: try row.get("outside_contact_id"), attempts: try row.get("attempts"),
      createdAt: try row.get("created_at"), updatedAt: try row.get("updated_at"))
  }
}
