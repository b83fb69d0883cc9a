extension StripeProvider {
  static let paymentIntentRoutes: [Route<StripeProvider>] = [
    Route("POST", "/v1/payment_intents") { (state, request) throws(Refusal) in try state.createIntent(request) },
    Route("POST", "/v1/payment_intents/{id}") { (state, request) throws(Refusal) in try state.updateIntent(request) },
    Route("POST", "/v1/payment_intents/{id}/confirm") { (state, request) throws(Refusal) in
      try state.confirm(try state.document("payment_intent", request.parameters["id"] ?? ""), request)
    },
    Route("POST", "/v1/payment_intents/{id}/cancel") { (state, request) throws(Refusal) in
      try state.cancelIntent(request)
    },
  ]

  private mutating func createIntent(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let text = form["amount"] else { throw StripeError.missing("amount") }
    guard let amount = Int64(text), amount > 0 else {
      throw StripeError.invalid("Invalid integer: \(text)", code: "parameter_invalid_integer", parameter: "amount")
    }
    guard let currency = form["currency"]?.lowercased() else { throw StripeError.missing("currency") }
    guard amount >= 50, amount <= 99_999_999 else {
      throw StripeError.invalid(
        amount < 50 ? "Amount must be at least $0.50 \(currency)" : "Amount must be no more than $999,999.99",
        code: amount < 50 ? "amount_too_small" : "amount_too_large", parameter: "amount")
    }
    if let customer = form["customer"] { _ = try document("customer", customer, parameter: "customer") }
    let isConfirmed = form["confirm"] == "true"
    if form["off_session"] == "true", !isConfirmed {
      throw StripeError.invalid(
        "`off_session` can only be used when `confirm` is true.", parameter: "off_session")
    }
    var intent = makeIntent(amount: amount, currency: currency, form: form, at: request.seconds)
    if let token = form["payment_method"] {
      let method = try paymentMethod(token, at: request.seconds)
      try Self.require(method, belongsTo: intent)
      intent["payment_method"] = method["id"]
      intent["status"] = "requires_confirmation"
    }
    if isConfirmed, intent["payment_method"] == .null { throw StripeError.missing("payment_method") }
    keep("payment_intent", intent)
    emit("payment_intent.created", intent, at: request.seconds, cause: request)
    return isConfirmed ? try confirm(intent, request) : .json(expand(intent, form.list("expand")))
  }

  mutating func makeIntent(amount: Int64, currency: String, form: FormFields, at seconds: Int64) -> JSONValue {
    let id = identifiers.token("pi_", length: 24)
    let isAutomatic = form["automatic_payment_methods[enabled]"] == "true"
    return [
      "id": .string(id), "object": "payment_intent", "amount": .integer(amount), "amount_capturable": 0,
      "amount_details": ["tip": [:]], "amount_received": 0, "application": nil, "application_fee_amount": nil,
      "automatic_payment_methods": isAutomatic ? ["allow_redirects": "always", "enabled": true] : nil,
      "canceled_at": nil, "cancellation_reason": nil,
      "capture_method": .string(form["capture_method"] ?? "automatic_async"),
      "client_secret": .string(identifiers.token(id + "_secret_", length: 25)), "confirmation_method": "automatic",
      "created": .integer(seconds), "currency": .string(currency), "customer": .optional(form["customer"]),
      "customer_account": nil, "description": .optional(form["description"]), "last_payment_error": nil,
      "latest_charge": nil, "livemode": .bool(settings.livemode), "metadata": Self.metadata(form),
      "next_action": nil, "on_behalf_of": nil, "payment_method": nil,
      "payment_method_options": [
        "card": [
          "installments": nil, "mandate_options": nil, "network": nil, "request_three_d_secure": "automatic",
        ]
      ],
      "payment_method_types": ["card"], "processing": nil, "receipt_email": .optional(form["receipt_email"]),
      "review": nil, "setup_future_usage": .optional(form["setup_future_usage"]), "shipping": nil,
      "statement_descriptor": nil, "statement_descriptor_suffix": nil, "status": "requires_payment_method",
      "transfer_data": nil, "transfer_group": nil,
    ]
  }

  /// A card of one customer pays nothing of another's.
  static func require(_ method: JSONValue, belongsTo intent: JSONValue) throws(Refusal) {
    guard let owner = method["customer"]?.text, owner != intent["customer"]?.text else { return }
    throw StripeError.invalid(
      "The provided PaymentMethod was previously attached to another Customer; it cannot be used here.",
      parameter: "payment_method")
  }

  private mutating func updateIntent(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    var intent = try document("payment_intent", request.parameters["id"] ?? "")
    intent["metadata"] = Self.metadata(form, over: intent["metadata"] ?? [:])
    if let text = form["description"] { intent["description"] = .string(text) }
    if let text = form["amount"] {
      guard ["requires_payment_method", "requires_confirmation"].contains(intent["status"]?.text ?? "") else {
        throw StripeError.unexpectedState(intent, "change the amount of")
      }
      guard let amount = Int64(text), amount >= 50 else {
        throw StripeError.invalid("Invalid integer: \(text)", parameter: "amount")
      }
      intent["amount"] = .integer(amount)
    }
    if let token = form["payment_method"] {
      let method = try paymentMethod(token, at: request.seconds)
      try Self.require(method, belongsTo: intent)
      intent["payment_method"] = method["id"]
      if intent["status"] == "requires_payment_method" { intent["status"] = "requires_confirmation" }
    }
    keep("payment_intent", intent)
    return .json(intent)
  }

  private mutating func cancelIntent(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    var intent = try document("payment_intent", request.parameters["id"] ?? "")
    let open = ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"]
    guard open.contains(intent["status"]?.text ?? "") else { throw StripeError.unexpectedState(intent, "cancel") }
    intent["status"] = "canceled"
    intent["canceled_at"] = .integer(request.seconds)
    intent["cancellation_reason"] = .optional(request.form["cancellation_reason"])
    intent["next_action"] = .null
    keep("payment_intent", intent)
    emit("payment_intent.canceled", intent, at: request.seconds, cause: request)
    return .json(intent)
  }
}
