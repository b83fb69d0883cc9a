internal import Foundation
internal import Identifiers
internal import Postgres

/// A place that a provider sends to.
struct SourceRow: Sendable {
  var id: SourceID
  var organizationID: OrganizationID
  var provider: String
  /// `enabled` or `disabled`.
  var state: String
  /// The provider's id of the agent that takes incoming calls; nil: the provider decides.
  var inboundAgent: String?
  var createdAt: Date
}

/// Every statement on `sources`. A system table: the organization is always named.
enum SourceStore {
  /// The enabled source behind a path, with the database's time. Nil where there is none, or its organization is closed.
  static func find(
    provider: String, tokenHash: [UInt8], in transaction: Transaction
  ) async throws -> (source: SourceRow, now: Date)? {
    guard
      let row = try await transaction.first(
        """
        select \(statement: columns), clock_timestamp() as now from sources
        where path_token_hash = \(tokenHash) and provider = \(provider) and state = 'enabled'
          and not exists (
            select from organization_states where organization_states.org_id = sources.org_id and is_closed)
        """)
    else { return nil }
    return (try read(row), try row.get("now"))
  }

  /// The enabled sources behind these tokens whose organization is open, in no order.
  static func live(
    tokenHashes: [[UInt8]], in transaction: Transaction
  ) async throws -> [(id: SourceID, provider: String, tokenHash: [UInt8])] {
    try await transaction.rows(
      """
      select id, provider, path_token_hash from sources
      where path_token_hash = any(\(tokenHashes)) and state = 'enabled'
        and not exists (
          select from organization_states where organization_states.org_id = sources.org_id and is_closed)
      """
    ).map { (try $0.get("id"), try $0.get("provider"), try $0.get("path_token_hash")) }
  }

  /// Makes a source and answers it.
  static func insert(
    id: SourceID, organizationID: OrganizationID, provider: String, tokenHash: [UInt8], inboundAgent: String?,
    in transaction: Transaction
  ) async throws -> SourceRow {
    try read(
      try await transaction.rows(
        """
        insert into sources (id, org_id, provider, path_token_hash, inbound_agent)
        values (\(id), \(organizationID), \(provider), \(tokenHash), \(inboundAgent))
        returning \(statement: columns)
        """)[0])
  }

  /// Sources of an organization after `after`, in the order they were made.
  static func list(
    _ organizationID: OrganizationID, after: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [SourceRow] {
    try await transaction.rows(
      """
      select \(statement: columns) from sources
      where org_id = \(organizationID) and id > coalesce(\(after), '00000000-0000-0000-0000-000000000000'::uuid)
      order by id limit \(Int64(limit))
      """
    ).map(read)
  }

  /// One source of an organization.
  static func find(
    _ id: SourceID, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> SourceRow? {
    try await transaction.first(
      "select \(statement: columns) from sources where id = \(id) and org_id = \(organizationID)"
    ).map(read)
  }

  /// Changes what is not nil, and answers the source; nil where the organization has no such one.
  static func update(
    _ id: SourceID, of organizationID: OrganizationID, state: String?, inboundAgent: String?,
    in transaction: Transaction
  ) async throws -> SourceRow? {
    try await transaction.first(
      """
      update sources set state = coalesce(\(state), state),
        inbound_agent = case when \(inboundAgent)::text is null then inbound_agent else nullif(\(inboundAgent), '') end
      where id = \(id) and org_id = \(organizationID)
      returning \(statement: columns)
      """
    ).map(read)
  }

  private static let columns: Statement = "id, org_id, provider, state, inbound_agent, created_at"

  private static func read(_ row: Row) throws(PostgresError) -> SourceRow {
    SourceRow(
      id: try row.get("id"), organizationID: try row.get("org_id"), provider: try row.get("provider"),
      state: try row.get("state"), inboundAgent: try row.get("inbound_agent"), createdAt: try row.get("created_at"))
  }
}
