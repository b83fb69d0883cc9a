internal import Identifiers
internal import Postgres

/// Charges the calls of one organization inside one transaction.
///
/// All orders are decided in memory against the locked accounts and written with one statement a table. Should Postgres
/// refuse that, everything is undone to the savepoint and each order is tried alone, in a savepoint of its own: one that
/// cannot be written harms no other.
struct OrganizationCharger: Sendable {
  let organization: OrganizationID
  /// In the order in which they are worked off.
  let orders: [ChargeOrder]

  /// Throws what makes the whole transaction void: a lost connection, a deadlock, cancellation.
  func charge(in transaction: Transaction) async throws -> [ChargeAnswer] {
    let accounts = try await AccountStore.lock(organization, in: transaction)
    // Read after the lock: everything that others committed for this organization is seen, and nobody writes any more.
    let charges = try await CallChargeStore.charges(
      of: orders.map(\.callID), organization: organization, in: transaction)
    let rates = try await RateStore.rates(
      at: orders.map(\.pricedAt), ids: charges.map(\.rateID), in: transaction)
    let book = LedgerBook(
      accounts: accounts, lastTransferSeq: try await TransferStore.lastSeq(of: organization, in: transaction),
      charges: charges)
    do {
      var trial = book
      return try await write(orders, &trial, rates, in: transaction)
    } catch  where ChargeFailure.isOfOneItem(error) {
      return try await writeEachAlone(book, rates, in: transaction)
    }
  }

  private func writeEachAlone(
    _ initial: LedgerBook, _ rates: RateCard, in transaction: Transaction
  ) async throws -> [ChargeAnswer] {
    var book = initial
    var answers: [ChargeAnswer] = []
    for order in orders {
      var trial = book
      do {
        answers += try await write([order], &trial, rates, in: transaction)
        book = trial
      } catch  where ChargeFailure.isOfOneItem(error) {
        answers.append(ChargeAnswer(index: order.index, result: .failure(ChargeFailure(error))))
      }
    }
    return answers
  }

  private func write(
    _ orders: [ChargeOrder], _ book: inout LedgerBook, _ rates: RateCard, in transaction: Transaction
  ) async throws -> [ChargeAnswer] {
    let answers = orders.map { order in
      ChargeAnswer(index: order.index, result: .success(book.charge(order, rates: rates, transferID: .new())))
    }
    let changes = book.takeChanges()
    if !changes.isEmpty {
      try await transaction.withSavepoint {
        try await LedgerWriter.write(changes, of: organization, in: transaction)
      }
    }
    return answers
  }
}
