internal import Identifiers
internal import Postgres
internal import Sealing

/// Every statement on `account_links`, a system table: it tells only how many connections share an account.
enum AccountLinkStore {
  static func insert(
    _ connection: ConnectionID, organization: OrganizationID, provider: ConnectedProvider, account: String,
    in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into account_links (account_hash, org_id, connection_id)
      values (\(hash(provider, account)), \(organization), \(connection))
      on conflict (account_hash, org_id, connection_id) do nothing
      """)
  }

  /// Removes one, and answers how many others the account has.
  static func remove(
    _ connection: ConnectionID, organization: OrganizationID, provider: ConnectedProvider, account: String,
    in transaction: Transaction
  ) async throws -> Int {
    let hash = hash(provider, account)
    try await transaction.execute(
      """
      delete from account_links
       where account_hash = \(hash) and org_id = \(organization) and connection_id = \(connection)
      """)
    return try await others(hash, in: transaction)
  }

  private static func others(_ hash: [UInt8], in transaction: Transaction) async throws -> Int {
    try await transaction.rows("select count(*) as count from account_links where account_hash = \(hash)")[0].get(
      "count")
  }

  private static func hash(_ provider: ConnectedProvider, _ account: String) -> [UInt8] {
    SHA256.hash(Array("\(provider.rawValue)|\(account)".utf8))
  }
}
