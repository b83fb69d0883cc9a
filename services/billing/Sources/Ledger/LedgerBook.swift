internal import Identifiers

/// One organization's money while its accounts are locked: decides what each order does and collects what is to be written.
///
/// What calls do is in `LedgerBook+Calls.swift`, what cards do in `LedgerBook+Payments.swift`.
///
/// A value without I/O: a copy kept before a step undoes the step. Invariants: the postings of every transfer sum to zero;
/// an account's numbers and the transfers' own have no gaps.
struct LedgerBook: Sendable {
  /// What was decided and not yet written.
  struct Changes: Sendable, Hashable {
    var accounts: [AccountKind: Account] = [:]
    var transfers: [TransferDraft] = []
    var charges: [CallID: CallCharge] = [:]
    var adjustments: [AdjustmentDraft] = []

    var isEmpty: Bool { accounts.isEmpty && transfers.isEmpty && charges.isEmpty && adjustments.isEmpty }
  }

  private(set) var accounts: [AccountKind: Account]
  private(set) var charges: [CallID: CallCharge]
  private(set) var changes = Changes()
  private var lastTransferSeq: Int64

  /// `accounts` holds one of each kind; `charges` every call that will be asked about and was charged before.
  init(accounts: [Account], lastTransferSeq: Int64, charges: [CallCharge]) {
    self.accounts = Dictionary(uniqueKeysWithValues: accounts.map { ($0.kind, $0) })
    self.lastTransferSeq = lastTransferSeq
    self.charges = Dictionary(uniqueKeysWithValues: charges.map { ($0.callID, $0) })
    precondition(self.accounts.count == AccountKind.allCases.count, "An organization has one account of each kind.")
  }

  /// Paid and promotional money together; nil where the sum leaves 64 bits.
  var walletBalance: MicroDollars? { Self.walletBalance(of: accounts) }

  private static func walletBalance(of accounts: [AccountKind: Account]) -> MicroDollars? {
    (accounts[.walletPaid]?.balance ?? .zero).adding(accounts[.walletPromo]?.balance ?? .zero)
  }

  func balance(_ kind: AccountKind) -> MicroDollars {
    accounts[kind]?.balance ?? .zero
  }

  /// The collected changes; the book is then as if they were written.
  mutating func takeChanges() -> Changes {
    defer { changes = Changes() }
    return changes
  }

  /// Gives promotional credit. Nil where a balance would leave 64 bits; then nothing has changed.
  mutating func grantPromo(
    _ amount: MicroDollars, idempotencyKey: String, inputs: TransferInputs, transferID: TransferID
  ) -> TransferDraft? {
    guard let expense = amount.negated else { return nil }
    return post(
      TransferDraft(
        id: transferID, kind: .promo, idempotencyKey: idempotencyKey, inputs: inputs),
      [(.promoExpense, expense), (.walletPromo, amount)])
  }
}

// MARK: - Posting

extension LedgerBook {
  /// Numbers the transfer and its postings and moves the balances. Nil where one would leave 64 bits; then nothing has changed.
  mutating func post(_ draft: TransferDraft, _ legs: [(AccountKind, MicroDollars)]) -> TransferDraft? {
    precondition(
      legs.count >= 2 && legs.allSatisfy { $0.1 != .zero }, "A transfer has two postings or more, none of zero.")
    // Decided first and kept then: a copy of the book to go back to would copy all that it has collected, with each transfer.
    var moved: [AccountKind: Account] = [:]
    var transfer = draft
    var total: MicroDollars? = .zero
    for (kind, amount) in legs {
      total = total?.adding(amount)
      guard var account = moved[kind] ?? accounts[kind], let balance = account.balance.adding(amount) else {
        return nil
      }
      account.seq += 1
      account.balance = balance
      moved[kind] = account
      transfer.postings.append(
        PostingDraft(accountID: account.id, amount: amount, accountSeq: account.seq, balanceAfter: balance))
    }
    precondition(total == .zero, "The postings of a transfer sum to zero.")
    let after = accounts.merging(moved) { $1 }
    guard let wallet = Self.walletBalance(of: after) else { return nil }
    accounts = after
    changes.accounts.merge(moved) { $1 }
    lastTransferSeq += 1
    transfer.seq = lastTransferSeq
    transfer.walletBalanceAfter = wallet
    changes.transfers.append(transfer)
    return transfer
  }

  /// A call's row as it will be written.
  mutating func record(_ charge: CallCharge) {
    charges[charge.callID] = charge
    changes.charges[charge.callID] = charge
  }

  mutating func record(_ adjustment: AdjustmentDraft) {
    changes.adjustments.append(adjustment)
  }
}
