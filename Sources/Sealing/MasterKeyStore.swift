internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on what is known of master keys: `sealing_replicas`, `org_key_masters`, `retired_master_keys`.
enum MasterKeyStore {
  /// How long a replica that does not report is still counted.
  private static let patience: Statement = "interval '60 seconds'"

  /// Tells which keys `replica` can open with.
  static func report(_ replica: String, opens ids: [String], in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into sealing_replicas (replica, kek_ids) values (\(replica), \(ids))
      on conflict (replica) do update set kek_ids = excluded.kek_ids, reported_at = clock_timestamp()
      """)
  }

  static func forget(_ replica: String, in transaction: Transaction) async throws {
    try await transaction.execute("delete from sealing_replicas where replica = \(replica)")
  }

  /// Drops the rows of processes that ended long ago.
  static func forgetEnded(in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      delete from sealing_replicas where replica = any(array(
        select replica from sealing_replicas where reported_at < clock_timestamp() - interval '1 day'
        order by replica limit 100 for update skip locked))
      """)
  }

  /// The running replicas and what each can open with, in the order of their names.
  static func replicas(in transaction: Transaction) async throws -> [SealingReplica] {
    try await transaction.rows(
      """
      select replica, kek_ids from sealing_replicas
       where reported_at > clock_timestamp() - \(statement: patience) order by replica
      """
    ).map { SealingReplica(name: try $0.get("replica"), keys: Set(try $0.get("kek_ids", as: [String].self))) }
  }

  /// How many data keys each master key wraps.
  static func uses(in transaction: Transaction) async throws -> [String: Int64] {
    var uses: [String: Int64] = [:]
    for row in try await transaction.rows("select kek_id, count(*) as uses from org_key_masters group by kek_id") {
      uses[try row.get("kek_id")] = try row.get("uses")
    }
    return uses
  }

  /// Organizations with data keys that another master key than `id` wraps, at most `limit`.
  static func organizations(
    besides id: String, limit: Int, in transaction: Transaction
  ) async throws -> [OrganizationID] {
    try await transaction.rows(
      """
      select distinct org_id from org_key_masters where kek_id <> \(id) order by org_id limit \(Int64(limit))
      """
    ).map { try $0.get("org_id") }
  }

  static func retire(_ id: String, in transaction: Transaction) async throws {
    try await transaction.execute("insert into retired_master_keys (kek_id) values (\(id)) on conflict do nothing")
  }

  static func retired(in transaction: Transaction) async throws -> Set<String> {
    Set(try await transaction.rows("select kek_id from retired_master_keys").map { try $0.get("kek_id") })
  }
}
