public import Foundation
public import Identifiers
public import Postgres

/// Statements on `dead_letters`, a system table: any scope sees all rows, so every read names its organization.
///
/// Rows are written by ``JobStore`` and ``OutboxStore`` through ``bury(_:in:)``, in the transaction that deletes the live
/// row.
public enum DeadLetterStore {
  /// Dead letters of `organizationID`, those that died last first. The caller has authorized the organization.
  ///
  /// - Parameters:
  ///   - cursor: Id of the last letter of the page before; nil for the first page.
  ///   - limit: Letters at most; a number outside 1…1000 becomes the nearest within.
  public static func list(
    _ organizationID: OrganizationID, before cursor: UUID? = nil, limit: Int, in transaction: Transaction
  ) async throws(PostgresError) -> [DeadLetter] {
    let before: Statement
    if let cursor {
      before = """
        and (died_at, id) < (
          select died_at, id from dead_letters where id = \(cursor) and org_id = \(organizationID))
        """
    } else {
      before = ""
    }
    let rows = try await transaction.rows(
      """
      select \(statement: columns)
      from dead_letters
      where org_id = \(organizationID) \(statement: before)
      order by died_at desc, id desc
      limit \(min(max(limit, 1), 1000))
      """)
    var letters: [DeadLetter] = []
    for row in rows { letters.append(try DeadLetter(row)) }
    return letters
  }

  /// Those of `subjects` of which news for `receiver` was given up at some time, whatever became of it since.
  public static func buried(
    _ subjects: [UUID], receiver: String, of organizationID: OrganizationID, in transaction: Transaction
  ) async throws(PostgresError) -> Set<UUID> {
    let rows = try await transaction.rows(
      """
      select ref from dead_letters
      where org_id = \(organizationID) and origin = 'outbox' and receiver = \(receiver) and ref = any(\(subjects))
      """)
    var buried: Set<UUID> = []
    for row in rows { buried.insert(try row.get("ref")) }
    return buried
  }

  /// Number of dead letters of this service that nobody has resolved, for its metrics.
  public static func countUnresolved(in transaction: Transaction) async throws(PostgresError) -> Int {
    let row = try await transaction.first("select count(*) as count from dead_letters where resolved_at is null")
    return try row?.get("count") ?? 0
  }

  /// The columns of `DeadLetter`.
  static let columns: Statement = """
    id, org_id, origin, kind, ref, fingerprint, reason, attempts, crashes, first_at, died_at, resolved_at, resolution
    """

  /// Inserts what was given up.
  static func bury(_ letters: [NewDeadLetter], in transaction: Transaction) async throws(PostgresError) {
    guard !letters.isEmpty else { return }
    let fingerprints = letters.map { Fingerprint(kind: $0.kind, reason: $0.reason.text).description }
    _ = try await transaction.execute(
      """
      insert into dead_letters (id, org_id, origin, kind, ref, lane, receiver, version, payload, fingerprint, reason,
        attempts, crashes, first_at)
      select * from unnest(
        \(letters.map(\.id)), \(letters.map(\.organizationID)), \(letters.map(\.origin.rawValue)),
        \(letters.map(\.kind)), \(letters.map(\.ref)), \(letters.map(\.lane)), \(letters.map(\.receiver)),
        \(letters.map(\.version)), \(letters.map(\.payload)), \(fingerprints), \(letters.map(\.reason.text)),
        \(letters.map { Int32(clamping: $0.attempts) }), \(letters.map { Int32(clamping: $0.crashes) }),
        \(letters.map(\.firstAt)))
      """)
  }
}

extension DeadLetter {
  init(_ row: Row) throws(PostgresError) {
    id = try row.get("id")
    organizationID = try row.get("org_id")
    // The table's check allows exactly these names.
    guard let origin = Origin(rawValue: try row.get("origin")) else { throw PostgresError(.decoding) }
    self.origin = origin
    kind = try row.get("kind")
    ref = try row.get("ref")
    fingerprint = try row.get("fingerprint")
    reason = try row.get("reason")
    attempts = try row.get("attempts")
    crashes = try row.get("crashes")
    firstAt = try row.get("first_at")
    diedAt = try row.get("died_at")
    resolvedAt = try row.get("resolved_at")
    resolution = try row.get("resolution")
  }
}
