internal import Identifiers
internal import Outbound

/// A request as Stripe wants it: which operation, which form, under which idempotency key.
///
/// The key is made of our own row's id, so that a repeat after a crash says the same and is recognized for a day.
struct StripeForm: Sendable {
  var operation: StripeOperation
  /// Whose work it is, where the request says so.
  var organization: OrganizationID?
  /// Fill the path, in their order.
  var parameters: [String] = []
  var query: [OutboundField] = []
  var fields: [OutboundField] = []
  /// Nil for what only reads.
  var idempotencyKey: String?

  init(_ request: PaymentRequest) {
    switch request {
    case .createCustomer(let organization):
      self.init(.createCustomer, key: "customer-\(organization)")
      self.organization = organization
      fields = [OutboundField("metadata[org_id]", "\(organization)")]
    case .createIntent(let intent):
      self.init(.createPaymentIntent, key: "recharge-\(intent.recharge)-create")
      organization = intent.organization
      fields = Self.fields(intent)
    case .confirmIntent(let id, let recharge, let paymentMethod, let isOwnerPresent):
      self.init(.confirmPaymentIntent, id, key: "recharge-\(recharge)-confirm")
      fields = [OutboundField("payment_method", paymentMethod)]
      if !isOwnerPresent { fields.append(OutboundField("off_session", "true")) }
    case .cancelIntent(let id, let recharge):
      self.init(.cancelPaymentIntent, id, key: "recharge-\(recharge)-cancel")
    case .readIntent(let id): self.init(.getPaymentIntent, id)
    case .readRefund(let id): self.init(.getRefund, id)
    case .readDispute(let id): self.init(.getDispute, id)
    case .listRefunds(let charge):
      self.init(.listRefunds)
      query = [OutboundField("charge", charge), OutboundField("limit", "100")]
    case .listEvents(let since, let after):
      self.init(.listEvents)
      query = [
        OutboundField("created[gte]", String(Int64(since.timeIntervalSince1970))), OutboundField("limit", "100"),
      ]
      query += StripeEventTopic.types.enumerated().map { OutboundField("types[\($0.offset)]", $0.element) }
      if let after { query.append(OutboundField("starting_after", after)) }
    }
  }

  private init(_ operation: StripeOperation, _ parameters: String..., key: String? = nil) {
    self.operation = operation
    self.parameters = parameters
    idempotencyKey = key
  }

  /// Unconfirmed, for our own customer. A card that is charged with its owner present is kept for recharges.
  private static func fields(_ intent: PaymentRequest.NewIntent) -> [OutboundField] {
    var fields = [
      OutboundField("amount", String(intent.amount.micros / PaymentLimits.microsPerCent)),
      OutboundField("currency", "usd"),
      OutboundField("customer", intent.customer),
      OutboundField("payment_method", intent.paymentMethod),
      OutboundField("payment_method_types[0]", "card"),
      OutboundField("description", "Switchboard balance recharge"),
      OutboundField("metadata[org_id]", "\(intent.organization)"),
      OutboundField("metadata[recharge_id]", "\(intent.recharge)"),
    ]
    if intent.trigger == .manual { fields.append(OutboundField("setup_future_usage", "off_session")) }
    return fields
  }
}

extension PaymentRequest {
  /// Whether carrying it out leaves a trace at the provider.
  var changesSomething: Bool { StripeForm(self).idempotencyKey != nil }
}
