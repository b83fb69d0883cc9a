internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `sessions`, a system table.
enum SessionStore {
  private static let columns: Statement = """
    id, user_id, org_id, rotation_key_sealed, generation, created_at, refreshed_at, expires_at,
    ended_at is null and expires_at > clock_timestamp() as is_live,
    (extract(epoch from clock_timestamp() - refreshed_at) * 1000000)::bigint as age_us
    """

  /// Lasts 14 days from each exchange, and 90 in all.
  static func insert(
    _ id: UUID, of user: UserID, in organization: OrganizationID, sealedKey: [UInt8], _ transaction: Transaction
  ) async throws -> SessionRow {
    let row = try await transaction.first(
      """
      insert into sessions (id, user_id, org_id, rotation_key_sealed, expires_at)
      values (\(id), \(user), \(organization), \(sealedKey), clock_timestamp() + interval '14 days')
      returning \(statement: columns)
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try SessionRow(row)
  }

  static func find(_ id: UUID, _ database: Database) async throws -> SessionRow? {
    try await database.read(.system, "select \(statement: columns) from sessions where id = \(id)").first
      .map(SessionRow.init)
  }

  /// The row, locked to the end of the transaction.
  static func lock(_ id: UUID, in transaction: Transaction) async throws -> SessionRow? {
    try await transaction.first("select \(statement: columns) from sessions where id = \(id) for update")
      .map(SessionRow.init)
  }

  /// The next refresh token counts from now on.
  static func advance(_ id: UUID, in transaction: Transaction) async throws -> SessionRow {
    let row = try await transaction.first(
      """
      update sessions
         set generation = generation + 1, refreshed_at = clock_timestamp(),
             expires_at = least(created_at + interval '90 days', clock_timestamp() + interval '14 days')
       where id = \(id)
      returning \(statement: columns)
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try SessionRow(row)
  }

  /// Ends a session that lives, and tells the feed. Whether it lived.
  @discardableResult
  static func end(_ id: UUID, reason: SessionEnd, in transaction: Transaction) async throws -> Bool {
    let ended = try await transaction.execute(
      """
      update sessions set ended_at = clock_timestamp(), end_reason = \(reason.rawValue)
       where id = \(id) and ended_at is null
      """)
    guard ended > 0 else { return false }
    try await RevocationStore.append(.session, subject: id.uuidString.lowercased(), in: transaction)
    return true
  }

  /// Live sessions of a user in an organization, oldest first.
  static func list(
    of user: UserID, in organization: OrganizationID, after last: UUID?, limit: Int, _ transaction: Transaction
  ) async throws -> [SessionRow] {
    try await transaction.rows(
      """
      select \(statement: columns) from sessions
       where user_id = \(user) and org_id = \(organization) and ended_at is null and expires_at > clock_timestamp()
         and id > coalesce(\(last as UUID?), '00000000-0000-0000-0000-000000000000'::uuid)
       order by id limit \(limit)
      """
    ).map(SessionRow.init)
  }

  /// Deletes what expired more than a day ago, at most `limit`.
  static func deleteExpired(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from sessions where id = any (array(
        select id from sessions where expires_at < clock_timestamp() - interval '1 day'
         order by expires_at limit \(limit) for update skip locked))
      """)
  }
}

/// Why a session is over.
enum SessionEnd: String, Sendable, Hashable {
  case logout
  /// An old refresh token came back: somebody has a copy.
  case reuse
  /// The person is no member any more.
  case removed
  case password
}

struct SessionRow: Sendable {
  var id: UUID
  var user: UserID
  var organization: OrganizationID
  var sealedKey: [UInt8]
  var generation: Int32
  var createdAt: Date
  var refreshedAt: Date
  var expiresAt: Date
  var isLive: Bool
  /// Since the last exchange.
  var age: Duration

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    user = try row.get("user_id")
    organization = try row.get("org_id")
    sealedKey = try row.get("rotation_key_sealed")
    generation = try row.get("generation")
    createdAt = try row.get("created_at")
    refreshedAt = try row.get("refreshed_at")
    expiresAt = try row.get("expires_at")
    isLive = try row.get("is_live")
    age = .microseconds(try row.get("age_us", as: Int64.self))
  }
}
