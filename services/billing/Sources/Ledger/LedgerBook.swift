internal import Identifiers

/// One organization's money while its accounts are locked: decides what each order does and collects what is to be written.
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

  /// Charges one call: once, and only upwards afterwards. A refused order changes nothing.
  mutating func charge(_ order: ChargeOrder, rates: RateCard, transferID: TransferID) -> ChargeDecision {
    do throws(ChargeRefusal) {
      guard let known = charges[order.callID] else {
        return try chargeFirst(order, rates: rates, transferID: transferID)
      }
      guard order.version > known.version else { return .unchanged(known.amount) }
      return try adjust(known, by: order, rates: rates, transferID: transferID)
    } catch {
      return .refused(error)
    }
  }

  /// Gives promotional credit. Nil where a balance would leave 64 bits; then nothing has changed.
  mutating func grantPromo(
    _ amount: MicroDollars, idempotencyKey: String, inputs: TransferInputs, transferID: TransferID
  ) -> TransferDraft? {
    guard let expense = amount.negated else { return nil }
    return post(
      TransferDraft(
        id: transferID, seq: 0, kind: .promo, idempotencyKey: idempotencyKey, inputs: inputs, walletBalanceAfter: .zero,
        postings: []),
      [(.promoExpense, expense), (.walletPromo, amount)])
  }
}

// MARK: - Charging

extension LedgerBook {
  private mutating func chargeFirst(
    _ order: ChargeOrder, rates: RateCard, transferID: TransferID
  ) throws(ChargeRefusal) -> ChargeDecision {
    guard let rate = rates.rate(at: order.pricedAt) else { throw .noRate }
    guard let price = rate.price(seconds: order.seconds) else { throw .balanceOutOfRange }
    if price > .zero {
      try collect(price, for: order, at: rate, kind: .charge, oldSeconds: nil, transferID: transferID)
    }
    // A call that cost nothing has its row too: later facts are then an adjustment, and a sweep finds nothing missing.
    record(
      CallCharge(
        callID: order.callID, version: order.version, seconds: order.seconds, rateID: rate.id, amount: price))
    return .charged(price)
  }

  private mutating func adjust(
    _ known: CallCharge, by order: ChargeOrder, rates: RateCard, transferID: TransferID
  ) throws(ChargeRefusal) -> ChargeDecision {
    var charge = known
    charge.version = order.version
    // The call keeps the rate it was first priced at. Fewer seconds never give money back here: a signed event may raise
    // what a call costs, and only an answer of the provider's API may lower it.
    guard let rate = rates.rate(known.rateID) else { throw .noRate }
    guard let price = rate.price(seconds: max(order.seconds, known.seconds)),
      let difference = price.subtracting(known.amount)
    else { throw .balanceOutOfRange }
    guard difference > .zero else {
      record(charge)
      return .unchanged(charge.amount)
    }
    try collect(difference, for: order, at: rate, kind: .adjust, oldSeconds: known.seconds, transferID: transferID)
    charge.adjustments += 1
    charge.seconds = order.seconds
    charge.amount = price
    changes.adjustments.append(
      AdjustmentDraft(
        callID: order.callID, n: charge.adjustments, transferID: transferID, oldSeconds: known.seconds,
        newSeconds: order.seconds))
    record(charge)
    return .adjusted(price)
  }

  private mutating func record(_ charge: CallCharge) {
    charges[charge.callID] = charge
    changes.charges[charge.callID] = charge
  }

  /// Takes `amount`, above zero, from the wallet: promotional credit first, the rest from paid money, which may go below zero.
  private mutating func collect(
    _ amount: MicroDollars, for order: ChargeOrder, at rate: Rate, kind: TransferDraft.Kind, oldSeconds: Int64?,
    transferID: TransferID
  ) throws(ChargeRefusal) {
    let promo = min(max(balance(.walletPromo).micros, 0), amount.micros)
    var legs: [(AccountKind, MicroDollars)] = []
    if promo > 0 { legs.append((.walletPromo, MicroDollars(-promo))) }
    if promo < amount.micros { legs.append((.walletPaid, MicroDollars(promo - amount.micros))) }
    legs.append((.revenue, amount))
    let draft = TransferDraft(
      id: transferID, seq: 0, kind: kind, callID: order.callID, rateID: rate.id,
      inputs: TransferInputs(
        callVersion: order.version, oldSeconds: oldSeconds, seconds: order.seconds,
        microsPerMinute: rate.microsPerMinute, incrementSeconds: rate.incrementSeconds),
      walletBalanceAfter: .zero, postings: [])
    guard post(draft, legs) != nil else { throw .balanceOutOfRange }
  }
}

// MARK: - Posting

extension LedgerBook {
  /// Numbers the transfer and its postings and moves the balances. Nil where one would leave 64 bits; then nothing has changed.
  private mutating func post(_ draft: TransferDraft, _ legs: [(AccountKind, MicroDollars)]) -> TransferDraft? {
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

  private mutating func move(_ amount: MicroDollars, on kind: AccountKind) -> PostingDraft? {
    guard var account = accounts[kind], let balance = account.balance.adding(amount) else { return nil }
    account.seq += 1
    account.balance = balance
    accounts[kind] = account
    changes.accounts[kind] = account
    return PostingDraft(accountID: account.id, amount: amount, accountSeq: account.seq, balanceAfter: balance)
  }
}
