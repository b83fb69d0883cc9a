internal import BillingAPI
internal import Identifiers
internal import Observability
internal import Postgres

/// Applies what Stripe's events hint at.
///
/// A tenant can hold signing keys, so a signed event is no proof about money. It only says where to look:
/// 1. an event of another account or mode is not ours;
/// 2. the object is read again with our own key, outside any transaction;
/// 3. the organization is the one whose recharge made the PaymentIntent, by our own row;
/// 4. amounts are those of the answer, and each (object, kind) moves money once.
///
/// So events may come in any order, again and again, and late: what counts is how the object stands when we look.
struct StripeEventApplier: Sendable {
  let database: Database
  let events: EventSink
  /// Nil where no payment provider is configured.
  let provider: (any PaymentProvider)?

  /// Throws `payments_unavailable` where the object cannot be read now, `balance_out_of_range`, `PostgresError`.
  func apply(_ event: ApplyStripeEventRequest) async throws -> ApplyStripeEventResponse {
    let result = try await judge(event)
    events.emit(BillingEvents.stripeEvent(type: event.type, result.outcome, reason: result.reason))
    return result
  }

  private func judge(_ event: ApplyStripeEventRequest) async throws -> ApplyStripeEventResponse {
    guard let provider else { return .ignored("not_configured") }
    guard event.account.isEmpty else { return .ignored("other_account") }
    guard event.livemode == provider.isLive else { return .ignored("other_mode") }
    guard let topic = StripeEventTopic(type: event.type, objectID: event.objectID) else {
      return .ignored("unknown_type")
    }
    // Of a PaymentIntent that we did not make nothing needs to be asked.
    if case .intent(let intent) = topic, try await owner(of: intent) == nil { return .ignored("unknown_payment") }
    let eventID = String(event.eventID.prefix(128))
    switch try await provider.answer(topic.request) {
    case .intent(let intent):
      return try await apply(to: intent.id) { payment, transaction in
        try await payment.apply(intent, eventID: eventID, in: transaction)
      }
    case .refunds(let refunds):
      var outcome = ApplyStripeEventResponse.ignored("unknown_payment")
      for refund in refunds {
        let one = try await apply(to: refund.intent) { payment, transaction in
          try await payment.apply(refund, eventID: eventID, in: transaction)
        }
        if one.outcome == .applied || outcome.outcome == .ignored { outcome = one }
      }
      return outcome
    case .dispute(let dispute):
      return try await apply(to: dispute.intent) { payment, transaction in
        try await payment.apply(dispute, eventID: eventID, in: transaction)
      }
    case .refused: return .ignored("unknown_object")
    case .notDone, .unknown, .customer, .events: throw BillingError.paymentsUnavailable
    }
  }

  private func apply(
    to intent: String, _ body: @escaping @Sendable (OwnedPayment, Transaction) async throws -> Bool
  ) async throws -> ApplyStripeEventResponse {
    guard let payment = try await owner(of: intent) else { return .ignored("unknown_payment") }
    let isNews = try await TransientRetry.run {
      try await database.withTransaction(.tenant(payment.organization, actor: "stripe")) {
        try await body(payment, $0)
      }
    }
    return ApplyStripeEventResponse(outcome: isNews ? .applied : .unchanged)
  }

  private func owner(of intent: String) async throws -> OwnedPayment? {
    let owner = try await database.withTransaction(.system, isReadOnly: true) {
      try await PaymentIntentStore.owner(of: intent, in: $0)
    }
    return owner.map { OwnedPayment(organization: $0.organization, recharge: $0.recharge) }
  }
}

extension ApplyStripeEventResponse {
  fileprivate static func ignored(_ reason: String) -> Self {
    ApplyStripeEventResponse(outcome: .ignored, reason: reason)
  }
}
