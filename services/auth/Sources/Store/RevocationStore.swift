internal import Foundation
internal import Postgres
internal import Tokens

/// Every statement on `revocations` and on `revocation_head`, which numbers them.
enum RevocationStore {
  /// Entries of one answer.
  static let batchSize = 1000

  /// The head's row stays locked to the commit: numbers appear in their order.
  static func append(_ kind: Revocation.Kind, subject: String, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      with head as (update revocation_head set seq = seq + 1 returning seq)
      insert into revocations (seq, kind, subject) select seq, \(kind.rawValue), \(subject) from head
      """)
  }

  /// The entries after `seq`, in order, and the last number given.
  static func list(after seq: Int64, in transaction: Transaction) async throws -> (
    entries: [RevocationRow], head: Int64
  ) {
    let head = try await transaction.first("select seq from revocation_head")?.get("seq", as: Int64.self) ?? 0
    let rows = try await transaction.rows(
      """
      select seq, kind, subject, at from revocations where seq > \(seq) and seq <= \(head)
       order by seq limit \(batchSize)
      """)
    return (try rows.map(RevocationRow.init), head)
  }

  /// Deletes what no living token can be older than, at most `limit`.
  static func deleteOld(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from revocations where seq = any (array(
        select seq from revocations where at < clock_timestamp() - interval '1 day' order by at limit \(limit)))
      """)
  }
}

struct RevocationRow: Sendable, Hashable {
  var seq: Int64
  var kind: String
  var subject: String
  var at: Date

  fileprivate init(_ row: Row) throws {
    seq = try row.get("seq")
    kind = try row.get("kind")
    subject = try row.get("subject")
    at = try row.get("at")
  }
}
