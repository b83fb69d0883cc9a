internal import Identifiers

// What cards do to an organization's money.

extension LedgerBook {
  /// A movement between a card and the wallet that Stripe says has happened.
  struct Payment: Sendable, Hashable {
    /// `topUp`, `paymentRefund`, `paymentRefundFailed`, `dispute` or `disputeReturned`.
    var kind: TransferDraft.Kind
    /// The recharge that brought the money.
    var recharge: RechargeID
    /// Above zero.
    var amount: MicroDollars
    /// Names the effect for ever: the object and the kind.
    var key: String
    var inputs: TransferInputs
  }

  /// Moves paid money in or out. It may go below zero: what Stripe says has happened. Nil where a balance would leave 64
  /// bits; then nothing has changed.
  mutating func pay(_ payment: Payment, transferID: TransferID) -> TransferDraft? {
    guard payment.amount > .zero, let opposite = payment.amount.negated else { return nil }
    let draft = TransferDraft(
      id: transferID, kind: payment.kind, subject: .recharge(payment.recharge), idempotencyKey: payment.key,
      inputs: payment.inputs)
    return post(
      draft,
      payment.kind.bringsMoney
        ? [(.stripeClearing, opposite), (.walletPaid, payment.amount)]
        : [(.walletPaid, opposite), (.stripeClearing, payment.amount)])
  }
}

extension TransferDraft.Kind {
  /// Whether a payment of this kind fills the wallet.
  fileprivate var bringsMoney: Bool {
    switch self {
    case .topUp, .paymentRefundFailed, .disputeReturned: true
    case .paymentRefund, .dispute: false
    case .charge, .adjust, .correct, .refund, .promo:
      preconditionFailure("Not a payment: \(self).")
    }
  }
}
