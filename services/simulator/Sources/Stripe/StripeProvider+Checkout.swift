extension StripeProvider {
  static let checkoutRoutes: [Route<StripeProvider>] = [
    Route("POST", "/v1/checkout/sessions") { (state, request) throws(Refusal) in try state.createSession(request) },
    Route("POST", "/v1/checkout/sessions/{id}/expire") { (state, request) throws(Refusal) in
      try state.expireSession(request.parameters["id"] ?? "", request)
    },
  ]

  private mutating func createSession(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let mode = form["mode"], ["payment", "setup"].contains(mode) else { throw StripeError.missing("mode") }
    if let customer = form["customer"] { _ = try document("customer", customer, parameter: "customer") }
    let price = form["line_items[0][price_data][unit_amount]"].flatMap { Int64($0) } ?? 0
    let total = price * (form["line_items[0][quantity]"].flatMap { Int64($0) } ?? 1)
    guard mode == "setup" || total >= 50 else { throw StripeError.missing("line_items") }
    let id = identifiers.token("cs_test_", length: 58)
    let prefix = "payment_intent_data[metadata]"
    var intentForm = FormFields()
    intentForm.fields = form.fields.filter { $0.name.hasPrefix(prefix) }.map {
      .init(name: "metadata" + $0.name.dropFirst(prefix.count), value: $0.value)
    }
    var session: JSONValue = [
      "id": .string(id), "object": "checkout.session", "amount_subtotal": mode == "setup" ? nil : .integer(total),
      "amount_total": mode == "setup" ? nil : .integer(total), "cancel_url": .optional(form["cancel_url"]),
      "client_reference_id": .optional(form["client_reference_id"]), "created": .integer(request.seconds),
      "currency": .optional(form["line_items[0][price_data][currency]"] ?? form["currency"]),
      "customer": .optional(form["customer"]),
      "expires_at": .integer(form["expires_at"].flatMap { Int64($0) } ?? request.seconds + 86_400),
      "livemode": .bool(settings.livemode), "metadata": Self.metadata(form), "mode": .string(mode),
      "payment_intent": nil, "payment_method_types": ["card"],
      "payment_status": mode == "setup" ? "no_payment_required" : "unpaid", "setup_intent": nil, "status": "open",
      "success_url": .optional(form["success_url"]), "ui_mode": "hosted_page",
    ]
    session["url"] = .string("\(request.origin)/simulator/stripe/checkout_sessions/\(id)/complete")
    session["intent_metadata"] = Self.metadata(intentForm)
    keep("checkout_session", session)
    session["intent_metadata"] = nil
    return .json(session)
  }

  /// The customer pays with `token`: an intent of the session's amount succeeds, or a card is saved.
  mutating func completeSession(_ id: String, method token: String, _ request: ProviderRequest) throws(Refusal)
    -> JSONValue
  {
    var session = try document("checkout_session", id)
    guard session["status"] == "open", (session["expires_at"]?.integer ?? 0) > request.seconds else {
      throw StripeError.invalid("The session is not open.")
    }
    var form = FormFields()
    if let customer = session["customer"]?.text { form.fields.append(.init(name: "customer", value: customer)) }
    for member in session["intent_metadata"]?.members ?? [] {
      form.fields.append(.init(name: "metadata[\(member.name)]", value: member.value.text ?? ""))
    }
    let method = try paymentMethod(token, at: request.seconds)
    if session["mode"] == "payment" {
      let amount = session["amount_total"]?.integer ?? 0
      let currency = session["currency"]?.text ?? "usd"
      let intent = makeIntent(amount: amount, currency: currency, form: form, at: request.seconds)
      keep("payment_intent", intent)
      session["payment_intent"] = succeed(intent, method, nil, at: request.seconds)["id"]
      session["payment_status"] = "paid"
    } else if let customer = session["customer"] {
      keep("payment_method", method.merging(["customer": customer]))
    }
    session["status"] = "complete"
    session["url"] = .null
    keep("checkout_session", session)
    emit("checkout.session.completed", session, at: request.seconds, cause: nil)
    return session
  }

  private mutating func expireSession(_ id: String, _ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    var session = try document("checkout_session", id)
    guard session["status"] == "open" else { throw StripeError.invalid("Only open sessions can expire.") }
    session["status"] = "expired"
    session["url"] = .null
    keep("checkout_session", session)
    emit("checkout.session.expired", session, at: request.seconds, cause: request)
    return .json(session)
  }
}
