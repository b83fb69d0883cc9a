internal import Identifiers
internal import Postgres

/// Every statement on `wallets`.
enum WalletStore {
  /// Whether an operator froze the wallet.
  static func isFrozen(_ organization: OrganizationID, in transaction: Transaction) async throws -> Bool {
    try await transaction.first("select is_frozen from wallets where org_id = \(organization)")?.get("is_frozen")
      ?? false
  }

  /// True where this changed something.
  static func freeze(
    _ organization: OrganizationID, _ isFrozen: Bool, reason: String, actor: String, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      insert into wallets (org_id, is_frozen, reason, changed_by)
      select \(organization), \(isFrozen), \(reason), \(actor)
       where \(isFrozen) or exists (select from wallets where org_id = \(organization))
          on conflict (org_id) do update
         set is_frozen = excluded.is_frozen, reason = excluded.reason, changed_by = excluded.changed_by,
             changed_at = clock_timestamp()
       where wallets.is_frozen <> excluded.is_frozen
      """) == 1
  }
}
