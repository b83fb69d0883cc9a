public import Identifiers
public import Postgres
internal import Resilience

/// Statements on `idempotency`, a system table: a repeated call gets the answer of the first.
public struct IdempotencyStore {
  /// Bytes of the largest response that can be kept.
  public static let maximumResponse = 64 * 1024
  /// How long a response is kept unless the caller says otherwise.
  public static let day = Duration.seconds(24 * 3600)
  /// How long responses of calls that move money are kept.
  public static let fiveWeeks = Duration.seconds(35 * 24 * 3600)

  /// Runs `effect` once per (organization, principal, method, key) and keeps its response.
  ///
  /// Effect and response commit together with `transaction`, or not at all. Call this first in the transaction, and only
  /// after the caller was authorized: a repeat shows the response to whoever asks. The response must hold nothing
  /// sensitive.
  ///
  /// A running call with the same key makes this one fail at once. Waiting for it in the database would hold a connection
  /// for as long as the other call takes.
  ///
  /// - Parameters:
  ///   - principal: Who calls, from the verified context.
  ///   - requestHash: Covers method and set fields; 1 to 64 bytes.
  ///   - retention: How long a repeat is recognized, by the database's clock. A call in flight longer than that could be
  ///     performed twice: no less than a day.
  /// - Throws: ``IdempotencyError``; `PostgresError`; what `effect` throws, with nothing kept.
  public static func perform(
    organizationID: OrganizationID, principal: String, method: String, key: String, requestHash: [UInt8],
    in transaction: Transaction, retention: Duration = day, effect: () async throws -> [UInt8]
  ) async throws -> IdempotentOutcome {
    precondition((1...64).contains(requestHash.count), "a request hash has 1 to 64 bytes")
    let entry = Entry(organizationID: organizationID, principal: principal, method: method, key: key)
    guard entry.isValid else { throw IdempotencyError.invalidKey }
    guard try await lock(entry, in: transaction) else { throw IdempotencyError.aborted }
    if let stored = try await find(entry, in: transaction) {
      guard stored.requestHash == requestHash else { throw IdempotencyError.mismatch }
      return .repeated(stored.response)
    }
    let response = try await effect()
    guard response.count <= maximumResponse else { throw IdempotencyError.responseTooLarge }
    try await keep(entry, requestHash: requestHash, response: response, retention: retention, in: transaction)
    return .performed(response)
  }

  /// Deletes responses whose time is over, at most `limit`. The number deleted.
  static func deleteExpired(limit: Int, in transaction: Transaction) async throws(PostgresError) -> Int {
    try await transaction.execute(
      """
      delete from idempotency
      where ctid = any (array(
        select ctid from idempotency
        where expires_at <= (select clock_timestamp())
        order by expires_at limit \(limit) for update skip locked))
      """)
  }

  private struct Entry {
    let organizationID: OrganizationID
    let principal: String
    let method: String
    let key: String

    var isValid: Bool { [principal, method, key].allSatisfy { (1...255).contains($0.utf8.count) } }
  }

  /// Takes the entry's lock until the transaction ends, without waiting.
  ///
  /// A statement of its own, and the first: the statement after it sees what an earlier holder committed. Locks are
  /// numbers shared by the whole database, and a caller chooses part of what is hashed: SHA-256 leaves no way to aim at
  /// another's lock.
  private static func lock(_ entry: Entry, in transaction: Transaction) async throws(PostgresError) -> Bool {
    let row = try await transaction.first(
      """
      select pg_try_advisory_xact_lock(
        ('x' || encode(substring(sha256(convert_to(jsonb_build_array(
          'idempotency', current_schema(), \(entry.organizationID), \(entry.principal), \(entry.method), \(entry.key)
        )::text, 'UTF8')) for 8), 'hex'))::bit(64)::bigint) as locked
      """)
    return try row?.get("locked") ?? false
  }

  private static func find(
    _ entry: Entry, in transaction: Transaction
  ) async throws(PostgresError) -> (requestHash: [UInt8], response: [UInt8])? {
    let row = try await transaction.first(
      """
      select request_hash, response from idempotency
      where org_id = \(entry.organizationID) and principal = \(entry.principal) and method = \(entry.method)
        and key = \(entry.key) and expires_at > clock_timestamp()
      """)
    guard let row else { return nil }
    return (try row.get("request_hash"), try row.get("response"))
  }

  /// An expired row of the same key is replaced.
  private static func keep(
    _ entry: Entry, requestHash: [UInt8], response: [UInt8], retention: Duration, in transaction: Transaction
  ) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      insert into idempotency (org_id, principal, method, key, request_hash, response, expires_at)
      values (\(entry.organizationID), \(entry.principal), \(entry.method), \(entry.key), \(requestHash), \(response),
        clock_timestamp() + \(retention.wholeMicroseconds) * interval '1 microsecond')
      on conflict (org_id, principal, method, key) do update
      set request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at,
        expires_at = excluded.expires_at
      """)
  }
}
