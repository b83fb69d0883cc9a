extension StripeProvider {
  static let customerRoutes: [Route<StripeProvider>] = [
    Route("POST", "/v1/customers") { (state, request) throws(Refusal) in try state.createCustomer(request) },
    Route("POST", "/v1/customers/{id}") { (state, request) throws(Refusal) in try state.updateCustomer(request) },
    Route("DELETE", "/v1/customers/{id}") { (state, request) throws(Refusal) in try state.deleteCustomer(request) },
    Route("GET", "/v1/customers/{id}/payment_methods") { (state, request) throws(Refusal) in
      let id = request.parameters["id"] ?? ""
      _ = try state.document("customer", id)
      var narrowed = request
      narrowed.query.fields.append(.init(name: "customer", value: id))
      return .json(try state.list("payment_methods", narrowed, url: "/v1/customers/\(id)/payment_methods"))
    },
  ]

  private mutating func createCustomer(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    var customer: JSONValue = [
      "id": .string(identifiers.token("cus_", length: 14)), "object": "customer", "address": nil, "balance": 0,
      "created": .integer(request.seconds), "currency": nil, "default_source": nil, "delinquent": false,
      "description": .optional(form["description"]), "email": .optional(form["email"]),
      "invoice_prefix": .string(identifiers.token(length: 8).uppercased()),
      "invoice_settings": [
        "custom_fields": nil, "default_payment_method": nil, "footer": nil, "rendering_options": nil,
      ],
      "livemode": .bool(settings.livemode), "metadata": Self.metadata(form), "name": .optional(form["name"]),
      "next_invoice_sequence": 1, "phone": .optional(form["phone"]), "preferred_locales": [], "shipping": nil,
      "tax_exempt": "none", "test_clock": nil,
    ]
    if let token = form["payment_method"] {
      let method = try paymentMethod(token, at: request.seconds)
      let id = customer["id"]?.text ?? ""
      keep("payment_method", method.merging(["customer": .string(id)]))
    }
    if let method = form["invoice_settings[default_payment_method]"] {
      customer["invoice_settings"]?["default_payment_method"] = .string(method)
    }
    keep("customer", customer)
    emit("customer.created", customer, at: request.seconds, cause: request)
    return .json(customer)
  }

  private mutating func updateCustomer(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    var customer = try document("customer", request.parameters["id"] ?? "")
    for name in ["email", "name", "phone", "description"] {
      if let value = form[name] { customer[name] = value.isEmpty ? .null : .string(value) }
    }
    customer["metadata"] = Self.metadata(form, over: customer["metadata"] ?? [:])
    if let id = form["invoice_settings[default_payment_method]"] {
      let method = try document("payment_method", id, parameter: "invoice_settings[default_payment_method]")
      guard method["customer"] == customer["id"] else {
        throw StripeError.invalid(
          "The payment method must be attached to the customer first.",
          parameter: "invoice_settings[default_payment_method]")
      }
      customer["invoice_settings"]?["default_payment_method"] = .string(id)
    }
    keep("customer", customer)
    emit("customer.updated", customer, before: [:], at: request.seconds, cause: request)
    return .json(customer)
  }

  private mutating func deleteCustomer(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let id = request.parameters["id"] ?? ""
    _ = try document("customer", id)
    stores["customers"]?[id] = nil
    return .json(["id": .string(id), "object": "customer", "deleted": true])
  }
}
