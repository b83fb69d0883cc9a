internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `api_keys`.
enum APIKeyStore {
  private static let columns: Statement = """
    id, name, secret_sha256, scopes, addresses, created_at, expires_at, revoked_at, last_used_at,
    revoked_at is null and coalesce(expires_at > clock_timestamp(), true) as is_live
    """

  static func insert(
    _ key: NewAPIKey, _ text: APIKeyText, by actor: String, in transaction: Transaction
  ) async throws -> APIKeyRow {
    let row = try await transaction.first(
      """
      insert into api_keys (org_id, id, name, secret_sha256, scopes, addresses, created_by, expires_at)
      values (\(text.organization), \(text.id), \(key.name), \(text.secretHash), \(key.scopes.map(\.rawValue)),
              \(key.addresses), \(actor), \(key.expiresAt as Date?))
      returning \(statement: columns)
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try APIKeyRow(row)
  }

  /// To be read in a transaction of the organization.
  static func find(_ id: APIKeyID, in organization: OrganizationID, _ transaction: Transaction) async throws
    -> APIKeyRow?
  {
    try await transaction.first(
      "select \(statement: columns) from api_keys where org_id = \(organization) and id = \(id)"
    ).map(APIKeyRow.init)
  }

  static func list(
    _ organization: OrganizationID, after last: UUID?, limit: Int, in transaction: Transaction
  ) async throws -> [APIKeyRow] {
    try await transaction.rows(
      """
      select \(statement: columns) from api_keys
       where org_id = \(organization) and id > coalesce(\(last as UUID?), '00000000-0000-0000-0000-000000000000'::uuid)
       order by id limit \(limit)
      """
    ).map(APIKeyRow.init)
  }

  /// Whether there is such a key; one that ended stays as it is.
  static func revoke(_ id: APIKeyID, in organization: OrganizationID, _ transaction: Transaction) async throws -> Bool {
    try await transaction.execute(
      """
      update api_keys set revoked_at = coalesce(revoked_at, clock_timestamp())
       where org_id = \(organization) and id = \(id)
      """) > 0
  }

  /// The key counts for so many seconds more, or as long as it did if that is shorter.
  static func expire(
    _ id: APIKeyID, in organization: OrganizationID, afterSeconds seconds: Int64, _ transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update api_keys
         set expires_at = least(expires_at, clock_timestamp() + \(seconds) * interval '1 second')
       where org_id = \(organization) and id = \(id)
      """)
  }

  /// Writes once a minute at most: a busy key costs no row version for each call.
  static func touch(_ id: APIKeyID, in organization: OrganizationID, _ transaction: Transaction) async throws {
    try await transaction.execute(
      """
      update api_keys set last_used_at = clock_timestamp()
       where org_id = \(organization) and id = \(id)
         and coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)
      """)
  }
}

struct APIKeyRow: Sendable, Hashable {
  var id: APIKeyID
  var name: String
  var secretHash: [UInt8]
  var scopes: [String]
  var addresses: [String]
  var createdAt: Date
  var expiresAt: Date?
  var revokedAt: Date?
  var lastUsedAt: Date?
  var isLive: Bool

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    secretHash = try row.get("secret_sha256")
    scopes = try row.get("scopes")
    addresses = try row.get("addresses")
    createdAt = try row.get("created_at")
    expiresAt = try row.get("expires_at")
    revokedAt = try row.get("revoked_at")
    lastUsedAt = try row.get("last_used_at")
    isLive = try row.get("is_live")
  }
}
