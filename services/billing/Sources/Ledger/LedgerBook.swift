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
  var walletBalance: MicroDollars? {
    balance(.walletPaid).adding(balance(.walletPromo))
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
    let before = self
    var transfer = draft
    var total: MicroDollars? = .zero
    for (kind, amount) in legs {
      total = total?.adding(amount)
      guard let posting = move(amount, on: kind) else {
        self = before
        return nil
      }
      transfer.postings.append(posting)
    }
    precondition(total == .zero, "The postings of a transfer sum to zero.")
    guard let wallet = walletBalance else {
      self = before
      return nil
    }
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

  private mutating func move(_ amount: MicroDollars, on kind: AccountKind) -> PostingDraft? {
    guard var account = accounts[kind], let balance = account.balance.adding(amount) else { return nil }
    account.seq += 1
    account.balance = balance
    accounts[kind] = account
    changes.accounts[kind] = account
    return PostingDraft(accountID: account.id, amount: amount, accountSeq: account.seq, balanceAfter: balance)
  }
}
