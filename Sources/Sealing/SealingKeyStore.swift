internal import Postgres

/// Every statement on `sealing_key`: which master key wraps new data keys.
enum SealingKeyStore {
  /// The id of the sealing master key; the first start stores `first`. It stays the sealing one until the transaction ends, so
  /// that no data key comes to be wrapped by a key that was retired meanwhile.
  static func current(orFirst first: String, in transaction: Transaction) async throws -> String {
    _ = try await transaction.execute(
      "insert into sealing_key (kek_id) values (\(first)) on conflict (is_the_only_row) do nothing")
    guard let row = try await transaction.first("select kek_id from sealing_key for share") else {
      throw SealingError(.unknownKey, "No master key was chosen for sealing.")
    }
    return try row.get("kek_id")
  }

  /// The id of the sealing master key; nil before the first data key was made.
  static func current(in transaction: Transaction) async throws -> String? {
    try await transaction.first("select kek_id from sealing_key").map { try $0.get("kek_id") }
  }

  /// The same, waiting for those who make data keys, and keeping others out until the transaction ends.
  static func lock(in transaction: Transaction) async throws -> String? {
    try await transaction.first("select kek_id from sealing_key for update").map { try $0.get("kek_id") }
  }

  /// Makes `id` the sealing one.
  static func choose(_ id: String, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into sealing_key (kek_id) values (\(id))
      on conflict (is_the_only_row) do update set kek_id = excluded.kek_id, since = clock_timestamp()
      """)
  }
}
