internal import Foundation
internal import Identifiers
internal import Postgres

/// Charges the calls of one organization inside one transaction, whose accounts it locks.
///
/// Two round trips: one locks and reads, the other writes what was decided in memory, with one statement a table.
struct OrganizationCharger: Sendable {
  let organization: OrganizationID
  /// In the order in which they are worked off.
  let orders: [ChargeOrder]

  /// Charges all or, where Postgres refuses one of them, none.
  func charge(in transaction: Transaction) async throws -> [ChargeAnswer] {
    let (book, rates) = try await read(in: transaction)
    var after = book
    let answers = decide(orders, &after, rates)
    let changes = after.takeChanges()
    guard !changes.isEmpty else { return answers }
    var others = try News.appending(changes.news, of: organization)
    let fallen = fall(from: book, to: after)
    if let fallen { others.append(WalletRuleStore.asking(organization, balance: fallen.to)) }
    let results = try await LedgerWriter.write(changes, and: others, of: organization, in: transaction)
    if let fallen, let rule = results.last {
      try await react(to: fallen, try WalletRuleStore.pull(rule.rows), in: transaction)
    }
    return answers
  }

  /// Charges each order in a savepoint of its own: one that cannot be written harms no other.
  ///
  /// Throws what makes the whole transaction void: a lost connection, a deadlock, cancellation.
  func chargeEachAlone(in transaction: Transaction) async throws -> [ChargeAnswer] {
    let (before, rates) = try await read(in: transaction)
    var (book, answers) = (before, [ChargeAnswer]())
    for order in orders {
      var trial = book
      let decided = decide([order], &trial, rates)
      let changes = trial.takeChanges()
      do {
        if !changes.isEmpty {
          try await transaction.withSavepoint {
            try await LedgerWriter.write(
              changes, and: try News.appending(changes.news, of: organization), of: organization, in: transaction)
          }
        }
        (book, answers) = (trial, answers + decided)
      } catch  where ChargeFailure.isOfOneItem(error) {
        answers.append(ChargeAnswer(index: order.index, result: .failure(ChargeFailure(error))))
      }
    }
    if let fallen = fall(from: before, to: book) {
      try await react(
        to: fallen, try await WalletRuleStore.pull(organization, balance: fallen.to, in: transaction), in: transaction)
    }
    return answers
  }

  /// What there is once the accounts are locked: all that others committed for this organization, and nobody writes any more.
  private func read(in transaction: Transaction) async throws -> (LedgerBook, RateCard) {
    let (calls, moments) = (orders.map(\.callID), orders.map(\.pricedAt))
    // Each statement sees what was committed when it began, and those behind the first begin once the lock is held.
    func readAll() async throws -> [StatementResult] {
      try await transaction.results(of: [
        AccountStore.lockingExisting(organization), CallChargeStore.reading(calls, organization: organization),
        TransferStore.readingLastSeq(of: organization), RateStore.reading(of: organization, at: moments),
      ])
    }
    var results = try await readAll()
    var accounts = try AccountStore.accounts(results[0].rows)
    if accounts.count < AccountKind.allCases.count {
      accounts = try await AccountStore.lock(organization, in: transaction)
      results = try await readAll()
    }
    let charges = try CallChargeStore.charges(results[1].rows)
    // A charged call keeps its rate, which may be one that is no longer valid.
    let rates =
      charges.isEmpty
      ? try RateStore.rates(results[3].rows)
      : try await RateStore.rates(of: organization, at: moments, ids: charges.map(\.rateID), in: transaction)
    return (
      LedgerBook(accounts: accounts, lastTransferSeq: try TransferStore.lastSeq(results[2].rows), charges: charges),
      rates
    )
  }

  private func decide(_ orders: [ChargeOrder], _ book: inout LedgerBook, _ rates: RateCard) -> [ChargeAnswer] {
    orders.map { order in
      ChargeAnswer(index: order.index, result: .success(book.charge(order, rates: rates, transferID: .new())))
    }
  }

  /// The wallet's balance before and after, where it is lower.
  private func fall(from before: LedgerBook, to after: LedgerBook) -> (from: MicroDollars, to: MicroDollars)? {
    guard let old = before.walletBalance, let balance = after.walletBalance, balance < old else { return nil }
    return (old, balance)
  }

  /// What a lower balance leads to: a word to the owner, a recharge.
  private func react(
    to fall: (from: MicroDollars, to: MicroDollars), _ rule: (threshold: MicroDollars, isPulled: Bool),
    in transaction: Transaction
  ) async throws {
    let (old, balance, threshold) = (fall.from, fall.to, rule.threshold)
    if (old >= threshold && balance < threshold) || (old >= .zero && balance < .zero) {
      try await News.append(
        [.walletLow(balance: balance, threshold: threshold)], of: organization, in: transaction)
    }
    if rule.isPulled { try await RechargeTrigger.start(organization, balance: balance, in: transaction) }
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
