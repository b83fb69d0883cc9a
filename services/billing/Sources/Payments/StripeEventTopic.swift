/// What an event of Stripe's is about, as far as it concerns us.
enum StripeEventTopic: Sendable, Hashable {
  case intent(String)
  case refund(String)
  /// Its refunds.
  case charge(String)
  case dispute(String)

  /// What events of Stripe's concern us; Stripe lists at most 20 types at once.
  static let types = [
    "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled", "payment_intent.processing",
    "payment_intent.requires_action", "refund.created", "refund.updated", "refund.failed", "charge.refund.updated",
    "charge.refunded", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated", "charge.dispute.closed",
  ]

  /// Nil for what concerns us not. The type says what kind of object it is, and the object's id must look like it: it becomes
  /// part of an address.
  init?(type: String, objectID: String) {
    guard objectID.utf8.count <= 128, objectID.wholeMatch(of: /[A-Za-z0-9_]+/) != nil else { return nil }
    switch type {
    case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled",
      "payment_intent.processing", "payment_intent.requires_action":
      guard objectID.hasPrefix("pi_") else { return nil }
      self = .intent(objectID)
    case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated":
      guard objectID.hasPrefix("re_") || objectID.hasPrefix("pyr_") else { return nil }
      self = .refund(objectID)
    case "charge.refunded":
      guard objectID.hasPrefix("ch_") || objectID.hasPrefix("py_") else { return nil }
      self = .charge(objectID)
    case "charge.dispute.created", "charge.dispute.updated", "charge.dispute.funds_withdrawn",
      "charge.dispute.funds_reinstated", "charge.dispute.closed":
      guard objectID.hasPrefix("du_") || objectID.hasPrefix("dp_") else { return nil }
      self = .dispute(objectID)
    default: return nil
    }
  }

  /// What to ask: the event's own words count for nothing.
  var request: PaymentRequest {
    switch self {
    case .intent(let id): .readIntent(id)
    case .refund(let id): .readRefund(id)
    case .charge(let id): .listRefunds(charge: id)
    case .dispute(let id): .readDispute(id)
    }
  }
}
