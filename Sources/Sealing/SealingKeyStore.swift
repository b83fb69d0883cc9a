internal import Postgres

/// Every statement on `sealing_key`: which master key wraps new data keys.
enum SealingKeyStore {
  /// The id of the sealing master key; the first start stores `first`.
  static func current(orFirst first: String, in transaction: Transaction) async throws -> String {
    _ = try await transaction.execute(
      "insert into sealing_key (kek_id) values (\(first)) on conflict (is_the_only_row) do nothing")
    guard let row = try await transaction.first("select kek_id from sealing_key") else {
      throw SealingError(.unknownKey, "No master key was chosen for sealing.")
    }
    return try row.get("kek_id")
  }
}
