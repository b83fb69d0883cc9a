internal import Identifiers
internal import Postgres

/// Writes what a ``LedgerBook`` decided.
enum LedgerWriter {
  /// One statement a table, in the order of their foreign keys. The transaction holds the lock on the accounts.
  static func write(
    _ changes: LedgerBook.Changes, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await TransferStore.insert(changes.transfers, of: organization, in: transaction)
    try await PostingStore.insert(changes.transfers, of: organization, in: transaction)
    try await AccountStore.update(
      changes.accounts.values.sorted { $0.kind.rawValue < $1.kind.rawValue }, of: organization, in: transaction)
    try await CallChargeStore.upsert(Array(changes.charges.values), organization: organization, in: transaction)
    try await ChargeAdjustmentStore.insert(changes.adjustments, organization: organization, in: transaction)
  }
}
