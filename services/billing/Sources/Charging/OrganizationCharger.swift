internal import Foundation
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
      of: organization, at: orders.map(\.pricedAt), ids: charges.map(\.rateID), in: transaction)
    let book = LedgerBook(
      accounts: accounts, lastTransferSeq: try await TransferStore.lastSeq(of: organization, in: transaction),
      charges: charges)
    var after = book
    let answers: [ChargeAnswer]
    do {
      answers = try await write(orders, &after, rates, in: transaction)
    } catch  where ChargeFailure.isOfOneItem(error) {
      after = book
      answers = try await writeEachAlone(&after, rates, in: transaction)
    }
    try await react(from: book, to: after, in: transaction)
    return answers
  }

  /// What a lower balance leads to: a word to the owner, a recharge.
  private func react(from before: LedgerBook, to after: LedgerBook, in transaction: Transaction) async throws {
    guard let old = before.walletBalance, let balance = after.walletBalance, balance < old else { return }
    let (threshold, isPulled) = try await WalletRuleStore.pull(organization, balance: balance, in: transaction)
    if (old >= threshold && balance < threshold) || (old >= .zero && balance < .zero) {
      try await News.append(
        [.walletLow(balance: balance, threshold: threshold)], of: organization, in: transaction)
    }
    if isPulled { try await RechargeTrigger.start(organization, balance: balance, in: transaction) }
  }

  private func writeEachAlone(
    _ book: inout LedgerBook, _ rates: RateCard, in transaction: Transaction
  ) async throws -> [ChargeAnswer] {
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
        try await News.append(changes.news, of: organization, in: transaction)
      }
    }
    return answers
  }
}

extension LedgerBook.Changes {
  /// What its organization hears of each charge.
  fileprivate var news: [News] {
    transfers.compactMap { transfer in
      guard case .call(let call) = transfer.subject else { return nil }
      // What revenue gained is what the wallet lost.
      let amount = transfer.postings.first { $0.accountID == accounts[.revenue]?.id }?.amount.negated
      return .chargePosted(
        call, transfer.id, transfer.kind, amount: amount ?? .zero, balance: transfer.walletBalanceAfter)
    }
  }
}
