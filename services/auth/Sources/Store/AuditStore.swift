internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing

/// Every statement on `audit_log` and `audit_heads`.
enum AuditStore {
  private static let columns: Statement =
    "seq, entry_id, at, actor, action, object, salt, before_hash, after_hash, prev_hash, hash"

  /// Puts an entry at the end of the log, in the transaction of what it tells of. The head's lock is held to the commit, so
  /// entries of one organization come one after another. Whether it is new: an id that is known is not written again.
  @discardableResult
  static func append(
    _ event: AuditEvent, to organization: OrganizationID, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      insert into audit_heads (org_id, seq, hash) values (\(organization), 0, \(AuditChain.start))
          on conflict (org_id) do nothing
      """)
    let head = try await transaction.first(
      """
      select seq, hash, coalesce(\(event.at as Date?), clock_timestamp()) as at
        from audit_heads where org_id = \(organization) for update
      """)
    guard let head else { throw PostgresError(.rowMissing) }
    // A statement of its own after the lock: only a new snapshot shows what the holder before wrote.
    let known = try await transaction.first(
      "select from audit_log where org_id = \(organization) and entry_id = \(event.id)")
    guard known == nil else { return false }
    let entry = AuditRow(
      event, seq: try head.get("seq", as: Int64.self) + 1, at: try head.get("at"), after: try head.get("hash"))
    try await insert(entry, organization, transaction)
    return true
  }

  private static func insert(
    _ entry: AuditRow, _ organization: OrganizationID, _ transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into audit_log (org_id, \(statement: columns))
      values (\(organization), \(entry.seq), \(entry.entryID), \(entry.at), \(entry.actor), \(entry.action),
              \(entry.object), \(entry.salt), \(entry.beforeHash), \(entry.afterHash), \(entry.previousHash),
              \(entry.hash))
      """)
    try await transaction.execute(
      "update audit_heads set seq = \(entry.seq), hash = \(entry.hash) where org_id = \(organization)")
  }

  /// Entries after `seq`, in order.
  static func list(
    _ organization: OrganizationID, after seq: Int64, limit: Int, in transaction: Transaction
  ) async throws -> [AuditRow] {
    try await transaction.rows(
      """
      select \(statement: columns) from audit_log
       where org_id = \(organization) and seq > \(seq) order by seq limit \(limit)
      """
    ).map(AuditRow.init)
  }

  /// The last entry's number and hash.
  static func head(
    of organization: OrganizationID, in transaction: Transaction
  ) async throws -> (seq: Int64, hash: [UInt8]) {
    let row = try await transaction.first("select seq, hash from audit_heads where org_id = \(organization)")
    guard let row else { return (0, AuditChain.start) }
    return (try row.get("seq"), try row.get("hash"))
  }
}

struct AuditRow: Sendable, Hashable {
  var seq: Int64
  var entryID: UUID
  var at: Date
  var actor: String
  var action: String
  var object: String
  var salt: [UInt8]
  var beforeHash: [UInt8]
  var afterHash: [UInt8]
  var previousHash: [UInt8]
  var hash: [UInt8] = []

  /// An entry at its place.
  init(_ event: AuditEvent, seq: Int64, at: Date, after previous: [UInt8]) {
    self.seq = seq
    entryID = event.id
    self.at = at
    (actor, action, object) = (event.actor, event.action, event.object)
    salt = randomBytes(16)
    beforeHash = AuditChain.valueHash(event.before, salt: salt)
    afterHash = AuditChain.valueHash(event.after, salt: salt)
    previousHash = previous
    hash = AuditChain.hash(self, after: previous)
  }

  fileprivate init(_ row: Row) throws {
    seq = try row.get("seq")
    entryID = try row.get("entry_id")
    at = try row.get("at")
    actor = try row.get("actor")
    action = try row.get("action")
    object = try row.get("object")
    salt = try row.get("salt")
    beforeHash = try row.get("before_hash")
    afterHash = try row.get("after_hash")
    previousHash = try row.get("prev_hash")
    hash = try row.get("hash")
  }
}
