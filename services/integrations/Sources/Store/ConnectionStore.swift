internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `connections`.
enum ConnectionStore {
  private static let columns: Statement = """
    id, org_id, agent_id, provider, status, status_reason, outside_account_id, outside_label_ct, instance_url, scopes,
    created_at, updated_at
    """

  static func find(
    _ id: ConnectionID, of organization: OrganizationID, isLocking: Bool = false, in transaction: Transaction
  ) async throws -> StoredConnection? {
    try await transaction.first(
      """
      select \(statement: columns) from connections where org_id = \(organization) and id = \(id)
      \(statement: isLocking ? "for update" : "")
      """
    ).map(read)
  }

  /// The agent's connection that is in use or waits for a new log-in, locked.
  static func open(
    of agent: AgentID, provider: ConnectedProvider, organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredConnection? {
    try await transaction.first(
      """
      select \(statement: columns) from connections
       where org_id = \(organization) and agent_id = \(agent) and provider = \(provider.rawValue)
         and status in ('active', 'needs_reauth')
         for update
      """
    ).map(read)
  }

  /// The agent's connection that waits for confirmation, locked.
  static func pending(
    of agent: AgentID, provider: ConnectedProvider, organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredConnection? {
    try await transaction.first(
      """
      select \(statement: columns) from connections
       where org_id = \(organization) and agent_id = \(agent) and provider = \(provider.rawValue)
         and status = 'pending_confirmation'
         for update
      """
    ).map(read)
  }

  /// The connections of the agents to customer systems that are in use or wait for a new log-in.
  static func customerSystems(
    of agents: [AgentID], organization: OrganizationID, in transaction: Transaction
  ) async throws -> [AgentID: [(id: ConnectionID, provider: ConnectedProvider)]] {
    let systems = ConnectedProvider.allCases.filter(\.isCustomerSystem)
    var found: [AgentID: [(id: ConnectionID, provider: ConnectedProvider)]] = [:]
    for row in try await transaction.rows(
      """
      select id, agent_id, provider from connections
       where org_id = \(organization) and agent_id = any(\(agents)) and provider = any(\(systems.map(\.rawValue)))
         and status in ('active', 'needs_reauth')
       order by id
      """)
    {
      guard let provider = ConnectedProvider(rawValue: try row.get("provider")) else { continue }
      found[try row.get("agent_id"), default: []].append((try row.get("id"), provider))
    }
    return found
  }

  /// Those that are not ended, in the order in which they were made.
  static func unended(
    of organization: OrganizationID, after: ConnectionID?, limit: Int, in transaction: Transaction
  ) async throws -> [StoredConnection] {
    try await transaction.rows(
      """
      select \(statement: columns) from connections
       where org_id = \(organization) and id > coalesce(\(after?.uuid), '00000000-0000-0000-0000-000000000000'::uuid)
         and status in ('pending_confirmation', 'active', 'needs_reauth')
       order by id limit \(Int64(limit))
      """
    ).map(read)
  }

  /// The connection in use that stands where an ended one stood: of the same agent, at the same provider.
  static func successor(
    of connection: StoredConnection, in transaction: Transaction
  ) async throws -> StoredConnection? {
    let open = try await open(
      of: connection.agentID, provider: connection.provider, organization: connection.organizationID, in: transaction)
    return open?.id == connection.id ? nil : open
  }

  static func list(
    _ organization: OrganizationID, after: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [StoredConnection] {
    try await transaction.rows(
      """
      select \(statement: columns) from connections
       where org_id = \(organization) and id > coalesce(\(after), '00000000-0000-0000-0000-000000000000'::uuid)
       order by id limit \(Int64(limit))
      """
    ).map(read)
  }

  static func insert(_ connection: StoredConnection, by actor: String?, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into connections (
        org_id, id, agent_id, provider, status, outside_account_id, outside_label_ct, instance_url, scopes, connected_by)
      values (
        \(connection.organizationID), \(connection.id), \(connection.agentID), \(connection.provider.rawValue),
        \(connection.state.rawValue), \(connection.accountID), \(connection.sealedLabel), \(connection.instanceURL),
        \(connection.scopes), \(actor))
      """)
  }

  /// The account was connected again: the connection keeps its identity.
  static func renew(_ connection: StoredConnection, by actor: String?, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      update connections
         set status = 'active', status_reason = null, outside_label_ct = \(connection.sealedLabel),
             instance_url = \(connection.instanceURL), scopes = \(connection.scopes), connected_by = \(actor),
             updated_at = clock_timestamp()
       where org_id = \(connection.organizationID) and id = \(connection.id)
      """)
  }

  /// Moves it to `state` if it is in one of `states`; whether it was.
  static func move(
    _ id: ConnectionID, of organization: OrganizationID, from states: [ConnectionState], to state: ConnectionState,
    reason: String? = nil, confirmedBy: String? = nil, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      update connections
         set status = \(state.rawValue), status_reason = \(reason),
             confirmed_by = coalesce(\(confirmedBy), confirmed_by), updated_at = clock_timestamp()
       where org_id = \(organization) and id = \(id) and status = any(\(states.map(\.rawValue)))
      """) > 0
  }

  /// Where the account's API is now.
  static func setInstance(
    _ url: String, of id: ConnectionID, organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update connections set instance_url = \(url), updated_at = clock_timestamp()
       where org_id = \(organization) and id = \(id) and instance_url is distinct from \(url)
      """)
  }

  private static func read(_ row: Row) throws -> StoredConnection {
    guard let provider = ConnectedProvider(rawValue: try row.get("provider")),
      let state = ConnectionState(rawValue: try row.get("status"))
    else { throw PostgresError(.decoding, message: "A connection has a provider or status that is not known.") }
    return StoredConnection(
      id: try row.get("id"), organizationID: try row.get("org_id"), agentID: try row.get("agent_id"),
      provider: provider, state: state, reason: try row.get("status_reason"),
      accountID: try row.get("outside_account_id"), sealedLabel: try row.get("outside_label_ct"),
      instanceURL: try row.get("instance_url"), scopes: try row.get("scopes"), createdAt: try row.get("created_at"),
      updatedAt: try row.get("updated_at"))
  }
}
