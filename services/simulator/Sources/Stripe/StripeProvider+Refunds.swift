extension StripeProvider {
  static let refundRoutes: [Route<StripeProvider>] = [
    Route("POST", "/v1/refunds") { (state, request) throws(Refusal) in try state.createRefund(request) }
  ]

  private mutating func createRefund(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    var charge = try refundedCharge(form)
    let total = charge["amount"]?.integer ?? 0
    let before = charge["amount_refunded"]?.integer ?? 0
    guard charge["status"] == "succeeded", before < total else {
      throw StripeError.invalid(
        "Charge \(charge["id"]?.text ?? "") has already been refunded.", code: "charge_already_refunded")
    }
    guard charge["disputed"] != true else {
      throw StripeError.invalid("This charge has been charged back.", code: "charge_disputed")
    }
    guard let amount = form["amount"].map({ Int64($0) }) ?? (total - before), amount > 0 else {
      throw StripeError.invalid("Invalid positive integer", code: "parameter_invalid_integer", parameter: "amount")
    }
    guard amount <= total - before else {
      throw StripeError.invalid(
        "Refund amount ($\(amount)) is greater than unrefunded amount on charge ($\(total - before))",
        parameter: "amount")
    }
    let id = identifiers.token("re_", length: 24)
    let transaction = makeTransaction(
      amount: -amount, fee: 0, type: "refund", source: id, description: "REFUND FOR CHARGE", at: request.seconds)
    let refund: JSONValue = [
      "id": .string(id), "object": "refund", "amount": .integer(amount),
      "balance_transaction": transaction["id"] ?? nil, "charge": charge["id"] ?? nil,
      "created": .integer(request.seconds), "currency": charge["currency"] ?? "usd",
      "customer": charge["customer"] ?? nil,
      "destination_details": [
        "card": ["reference_status": "pending", "reference_type": "acquirer_reference_number", "type": "refund"],
        "type": "card",
      ],
      "metadata": Self.metadata(form), "payment_intent": charge["payment_intent"] ?? nil,
      "payment_method": charge["payment_method"] ?? nil, "reason": .optional(form["reason"]), "receipt_number": nil,
      "source_transfer_reversal": nil, "status": "succeeded", "transfer_reversal": nil,
    ]
    charge["amount_refunded"] = .integer(before + amount)
    charge["refunded"] = .bool(before + amount == total)
    keep("balance_transaction", transaction)
    keep("refund", refund)
    keep("charge", charge)
    emit("refund.created", refund, at: request.seconds, cause: request)
    emit(
      "charge.refunded", charge, before: ["amount_refunded": .integer(before), "receipt_url": nil],
      at: request.seconds, cause: request)
    return .json(refund)
  }

  private func refundedCharge(_ form: FormFields) throws(Refusal) -> JSONValue {
    if let id = form["charge"] { return try document("charge", id, parameter: "charge") }
    guard let id = form["payment_intent"] else {
      throw StripeError.invalid(
        "One of the following params should be provided for this request: payment_intent or charge.")
    }
    let intent = try document("payment_intent", id, parameter: "payment_intent")
    guard intent["status"] == "succeeded", let charge = intent["latest_charge"]?.text else {
      throw StripeError.invalid("This PaymentIntent (\(id)) does not have a successful charge to refund.")
    }
    return try document("charge", charge)
  }

  /// A refund that the customer's bank sends back: the money is ours again.
  mutating func failRefund(_ id: String, at seconds: Int64) throws(Refusal) -> JSONValue {
    var refund = try document("refund", id)
    guard refund["status"] == "succeeded" || refund["status"] == "pending" else {
      throw StripeError.invalid("The refund is \(refund["status"]?.text ?? "").")
    }
    let amount = refund["amount"]?.integer ?? 0
    let transaction = makeTransaction(
      amount: amount, fee: 0, type: "refund_failure", source: id, description: "REFUND FAILURE", at: seconds)
    refund["status"] = "failed"
    refund["failure_reason"] = "expired_or_canceled_card"
    refund["failure_balance_transaction"] = transaction["id"]
    if var charge = refund["charge"]?.text.flatMap({ stores["charges"]?[$0] }) {
      charge["amount_refunded"] = .integer(max(0, (charge["amount_refunded"]?.integer ?? 0) - amount))
      charge["refunded"] = false
      keep("charge", charge)
    }
    keep("balance_transaction", transaction)
    keep("refund", refund)
    emit("refund.failed", refund, at: seconds, cause: nil)
    return refund
  }
}
