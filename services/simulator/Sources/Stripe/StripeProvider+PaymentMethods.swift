extension StripeProvider {
  static let paymentMethodRoutes: [Route<StripeProvider>] = [
    Route("POST", "/v1/payment_methods") { (state, request) throws(Refusal) in try state.createPaymentMethod(request) },
    Route("POST", "/v1/payment_methods/{id}/attach") { (state, request) throws(Refusal) in
      try state.attachPaymentMethod(request)
    },
    Route("POST", "/v1/payment_methods/{id}/detach") { (state, request) throws(Refusal) in
      try state.detachPaymentMethod(request)
    },
  ]

  /// The payment method of an id; a ready-made `pm_card_…` becomes one of our own. Throws Stripe's refusal.
  mutating func paymentMethod(
    _ id: String, at seconds: Int64, parameter: String = "payment_method"
  ) throws(Refusal) -> JSONValue {
    if let found = stores["payment_methods"]?[id] { return found }
    guard id.hasPrefix("pm_card_"), let card = TestCard.find(id) else {
      throw StripeError.invalid(
        "No such PaymentMethod: '\(id)'", code: "resource_missing", parameter: parameter)
    }
    let method = makePaymentMethod(card, billing: FormFields(), at: seconds)
    keep("payment_method", method)
    return method
  }

  private mutating func createPaymentMethod(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard form["type"] == "card" else { throw StripeError.invalid("Only cards are known here.", parameter: "type") }
    guard let text = form["card[token]"] ?? form["card[number]"] else { throw StripeError.missing("card") }
    guard let card = TestCard.find(text) else {
      throw StripeError.invalid("Your card number is incorrect.", code: "incorrect_number", parameter: "card[number]")
    }
    let method = makePaymentMethod(card, billing: form, at: request.seconds)
    keep("payment_method", method)
    return .json(method)
  }

  private mutating func makePaymentMethod(_ card: TestCard, billing form: FormFields, at seconds: Int64) -> JSONValue {
    [
      "id": .string(identifiers.token("pm_", length: 24)), "object": "payment_method", "allow_redisplay": "limited",
      "billing_details": Self.billingDetails(form),
      "card": [
        "brand": .string(card.brand),
        "checks": ["address_line1_check": nil, "address_postal_code_check": nil, "cvc_check": "pass"],
        "country": "US", "display_brand": .string(card.brand), "exp_month": 12, "exp_year": 2034,
        "fingerprint": .string("fp\(card.number.suffix(8))"), "funding": "credit", "generated_from": nil,
        "last4": .string(card.last4), "networks": ["available": [.string(card.brand)], "preferred": nil],
        "regulated_status": "unregulated", "three_d_secure_usage": ["supported": true], "wallet": nil,
      ],
      "created": .integer(seconds), "customer": nil, "customer_account": nil, "livemode": .bool(settings.livemode),
      "metadata": Self.metadata(form), "type": "card",
    ]
  }

  private static func billingDetails(_ form: FormFields) -> JSONValue {
    [
      "address": [
        "city": nil, "country": nil, "line1": nil, "line2": nil,
        "postal_code": .optional(form["billing_details[address][postal_code]"]), "state": nil,
      ],
      "email": .optional(form["billing_details[email]"]), "name": .optional(form["billing_details[name]"]),
      "phone": .optional(form["billing_details[phone]"]), "tax_id": nil,
    ]
  }

  private mutating func attachPaymentMethod(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    guard let customer = request.form["customer"] else { throw StripeError.missing("customer") }
    _ = try document("customer", customer, parameter: "customer")
    var method = try paymentMethod(request.parameters["id"] ?? "", at: request.seconds)
    method["customer"] = .string(customer)
    keep("payment_method", method)
    emit("payment_method.attached", method, at: request.seconds, cause: request)
    return .json(method)
  }

  private mutating func detachPaymentMethod(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    var method = try document("payment_method", request.parameters["id"] ?? "")
    guard let former = method["customer"], !former.isNull else {
      throw StripeError.invalid(
        "The payment method you provided is not attached to a customer so detachment is impossible.")
    }
    method["customer"] = .null
    keep("payment_method", method)
    emit("payment_method.detached", method, before: ["customer": former], at: request.seconds, cause: request)
    return .json(method)
  }
}
