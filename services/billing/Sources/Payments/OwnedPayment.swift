internal import Identifiers
internal import Postgres

/// A payment that is ours, and what the provider says became of it. Each method answers whether that was news.
struct OwnedPayment: Sendable, Hashable {
  var organization: OrganizationID
  var recharge: RechargeID

  func apply(_ intent: PaymentIntent, eventID: String, in transaction: Transaction) async throws -> Bool {
    let before = try await RechargeStore.find(recharge, of: organization, in: transaction)
    let flow = RechargeFlow(organization: organization, id: recharge, eventID: eventID)
    // Whatever is to be asked next, the job that brings the recharge forward asks.
    _ = try await flow.advance(.intent(intent), in: transaction)
    return try await RechargeStore.find(recharge, of: organization, in: transaction) != before
  }

  /// Money leaves when the card is to have it back, and comes again when that failed.
  func apply(_ refund: PaymentRefund, eventID: String, in transaction: Transaction) async throws -> Bool {
    _ = try await AccountStore.lock(organization, in: transaction)
    let poster = PaymentPoster(organization: organization, eventID: eventID)
    switch refund.status {
    case .taken:
      return try await poster.post(
        .paymentRefund, refund.amount, object: refund.id, of: recharge, in: transaction)
    case .failed:
      // One that failed before we ever heard of it has moved nothing here.
      guard
        try await StripeEffectStore.isApplied(
          .paymentRefund, object: refund.id, of: organization, in: transaction)
      else { return false }
      return try await poster.post(
        .paymentRefundFailed, refund.amount, object: refund.id, of: recharge, in: transaction)
    }
  }

  /// Money moves as the provider's balance did. The first sign of a dispute switches the rule off: a card whose owner
  /// disputes is not charged again unasked.
  func apply(_ dispute: PaymentDispute, eventID: String, in transaction: Transaction) async throws -> Bool {
    _ = try await AccountStore.lock(organization, in: transaction)
    let poster = PaymentPoster(organization: organization, eventID: eventID)
    var isNews = false
    for movement in dispute.movements where movement.amount != .zero {
      let kind = movement.amount < .zero ? TransferDraft.Kind.dispute : .disputeReturned
      guard let amount = movement.amount < .zero ? movement.amount.negated : movement.amount else {
        throw BillingError.balanceOutOfRange
      }
      if try await poster.post(kind, amount, object: movement.id, of: recharge, in: transaction) { isNews = true }
    }
    guard dispute.status != .inquiry else { return isNews }
    if try await poster.note("dispute_opened", object: dispute.id, in: transaction) {
      isNews = true
      var news = [News.disputeOpened(object: dispute.id, amount: dispute.amount)]
      if try await WalletRuleStore.disable(organization, .dispute, in: transaction) {
        news.append(.rechargeDisabled(.dispute))
      }
      try await News.append(news, of: organization, in: transaction)
    }
    guard dispute.status != .open else { return isNews }
    if try await poster.note("dispute_closed", object: dispute.id, in: transaction) {
      isNews = true
      try await News.append(
        [.disputeClosed(object: dispute.id, isWon: dispute.status == .won)], of: organization, in: transaction)
    }
    return isNews
  }
}
