internal import Identifiers
internal import Postgres

/// A statement of the ledger, and the rows that it must write.
struct LedgerStatement: Sendable {
  let statement: Statement
  let rows: Int

  init(_ statement: Statement, rows: Int) {
    self.statement = statement
    self.rows = rows
  }
}

/// Writes what a ``LedgerBook`` decided.
enum LedgerWriter {
  /// One statement a table, in the order of their foreign keys, all sent at once. The transaction holds the lock on the
  /// accounts. Answers what the statements of `others` gave, which run behind.
  @discardableResult
  static func write(
    _ changes: LedgerBook.Changes, and others: [Statement] = [], of organization: OrganizationID,
    in transaction: Transaction
  ) async throws -> ArraySlice<StatementResult> {
    let statements = try [
      TransferStore.insert(changes.transfers, of: organization),
      PostingStore.insert(changes.transfers, of: organization),
      AccountStore.update(
        changes.accounts.values.sorted { $0.kind.rawValue < $1.kind.rawValue }, of: organization),
      CallChargeStore.upsert(Array(changes.charges.values), organization: organization),
      ChargeAdjustmentStore.insert(changes.adjustments, organization: organization),
    ].compactMap { $0 }
    let results = try await transaction.results(of: statements.map(\.statement) + others)
    guard zip(statements, results).allSatisfy({ $0.rows == $1.rowCount }) else { throw PostgresError(.rowMissing) }
    return results.dropFirst(statements.count)
  }
}
