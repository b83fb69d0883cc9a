/// The providers whose deliveries are understood.
enum Provider: String, Sendable, CaseIterable {
  case retell, vapi, twilio
  /// The house's own: its one source comes from the settings and not from a tenant.
  case stripe

  /// Those of which an organization can have sources.
  static let ofTenants: [Provider] = [.retell, .vapi, .twilio]
}

/// The seam between what is the same for all providers and what each does its own way: one function of the provider's for
/// each question that is asked of a verified delivery.
extension Provider {
  /// What a delivery is, as far as storing it needs to know.
  func read(_ delivery: SignedDelivery) -> ReadDelivery {
    switch self {
    case .retell: RetellDelivery.read(method: delivery.method, body: delivery.body)
    case .vapi: VapiDelivery.read(delivery)
    case .twilio: TwilioDelivery.read(delivery)
    case .stripe: StripeDelivery.read(delivery)
    }
  }

  /// What is kept of a delivery: its body, or the query where it has none because it was a GET.
  func content(of delivery: SignedDelivery) -> [UInt8] {
    guard self == .twilio, delivery.method == "GET" else { return delivery.body }
    return TwilioDelivery.parameters(of: delivery)
  }

  /// What a stored delivery says of a call; nil where it is about none. Throws `PermanentFailure` where it can never be folded.
  func callEvent(_ content: [UInt8], bodyHash: [UInt8]) throws -> CallEvent? {
    switch self {
    case .retell: try RetellCallEvent.read(body: content, bodyHash: bodyHash)
    case .vapi: try VapiCallEvent.read(body: content, bodyHash: bodyHash)
    case .twilio: try TwilioCallEvent.read(content: content, bodyHash: bodyHash)
    case .stripe: nil
    }
  }

  /// The answer to a question, in the provider's own form.
  func answer(_ question: Question, inboundAgent: String?) -> Answer {
    switch self {
    case .retell: RetellAnswer.answer(question, inboundAgent: inboundAgent)
    case .vapi: VapiAnswer.answer(question, inboundAgent: inboundAgent)
    case .twilio: TwilioAnswer.answer(question, inboundAgent: inboundAgent)
    case .stripe: .json([:])
    }
  }
}
