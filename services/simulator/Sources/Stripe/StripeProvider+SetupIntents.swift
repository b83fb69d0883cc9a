extension StripeProvider {
  static let setupIntentRoutes: [Route<StripeProvider>] = [
    Route("POST", "/v1/setup_intents") { (state, request) throws(Refusal) in try state.createSetup(request) },
    Route("POST", "/v1/setup_intents/{id}/confirm") { (state, request) throws(Refusal) in
      let setup = try state.document("setup_intent", request.parameters["id"] ?? "")
      return .json(try state.confirmSetup(setup, method: request.form["payment_method"], request))
    },
  ]

  private mutating func createSetup(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    if let customer = form["customer"] { _ = try document("customer", customer, parameter: "customer") }
    let id = identifiers.token("seti_", length: 24)
    let setup: JSONValue = [
      "id": .string(id), "object": "setup_intent", "application": nil, "automatic_payment_methods": nil,
      "cancellation_reason": nil, "client_secret": .string(identifiers.token(id + "_secret_", length: 25)),
      "created": .integer(request.seconds), "customer": .optional(form["customer"]), "customer_account": nil,
      "description": .optional(form["description"]), "flow_directions": nil, "last_setup_error": nil,
      "latest_attempt": nil, "livemode": .bool(settings.livemode), "mandate": nil, "metadata": Self.metadata(form),
      "next_action": nil, "on_behalf_of": nil, "payment_method": .optional(form["payment_method"]),
      "payment_method_options": [
        "card": ["mandate_options": nil, "network": nil, "request_three_d_secure": "automatic"]
      ],
      "payment_method_types": ["card"], "single_use_mandate": nil,
      "status": form["payment_method"] == nil ? "requires_payment_method" : "requires_confirmation",
      "usage": .string(form["usage"] ?? "off_session"),
    ]
    keep("setup_intent", setup)
    emit("setup_intent.created", setup, at: request.seconds, cause: request)
    guard form["confirm"] == "true" else { return .json(setup) }
    return .json(try confirmSetup(setup, method: form["payment_method"], request))
  }

  /// Saves a card for later. Throws where there is none.
  mutating func confirmSetup(
    _ former: JSONValue, method token: String?, _ request: ProviderRequest
  ) throws(Refusal) -> JSONValue {
    guard former["status"] != "succeeded", former["status"] != "canceled" else {
      throw StripeError.invalid("The SetupIntent has ended.", code: "setup_intent_unexpected_state")
    }
    guard let token = token ?? former["payment_method"]?.text else { throw StripeError.missing("payment_method") }
    var setup = former
    var method = try paymentMethod(token, at: request.seconds)
    setup["payment_method"] = method["id"]
    setup["status"] = "succeeded"
    setup["latest_attempt"] = .string(identifiers.token("setatt_", length: 24))
    if let customer = setup["customer"]?.text {
      method["customer"] = .string(customer)
      keep("payment_method", method)
      emit("payment_method.attached", method, at: request.seconds, cause: request)
    }
    keep("setup_intent", setup)
    emit("setup_intent.succeeded", setup, at: request.seconds, cause: request)
    return setup
  }
}
