extension StripeProvider {
  /// A charge of an intent that went well, as yet without a balance transaction.
  mutating func makeCharge(of intent: JSONValue, method: JSONValue, at seconds: Int64) -> JSONValue {
    let amount = intent["amount"] ?? 0
    var charge: JSONValue = [
      "id": .string(identifiers.token("ch_", length: 24)), "object": "charge", "amount": amount,
      "amount_captured": amount, "amount_refunded": 0, "application": nil, "application_fee": nil,
      "application_fee_amount": nil, "balance_transaction": nil,
      "billing_details": method["billing_details"] ?? [:], "calculated_statement_descriptor": "SWITCHBOARD",
      "captured": true, "created": .integer(seconds), "currency": intent["currency"] ?? "usd",
      "customer": intent["customer"] ?? nil, "description": intent["description"] ?? nil, "disputed": false,
      "failure_balance_transaction": nil, "failure_code": nil, "failure_message": nil, "fraud_details": [:],
      "livemode": .bool(settings.livemode), "metadata": intent["metadata"] ?? [:], "on_behalf_of": nil,
    ]
    charge["outcome"] = [
      "advice_code": nil, "network_advice_code": nil, "network_decline_code": nil,
      "network_status": "approved_by_network", "reason": nil, "risk_level": "normal", "risk_score": 12,
      "seller_message": "Payment complete.", "type": "authorized",
    ]
    let card = method["card"] ?? [:]
    charge["paid"] = true
    charge["payment_intent"] = intent["id"]
    charge["payment_method"] = method["id"]
    charge["payment_method_details"] = [
      "card": [
        "amount_authorized": amount, "brand": card["brand"] ?? nil, "checks": card["checks"] ?? nil,
        "country": "US", "exp_month": card["exp_month"] ?? nil, "exp_year": card["exp_year"] ?? nil,
        "fingerprint": card["fingerprint"] ?? nil, "funding": "credit", "last4": card["last4"] ?? nil,
        "network": card["brand"] ?? nil, "three_d_secure": nil, "wallet": nil,
      ],
      "type": "card",
    ]
    charge["receipt_email"] = intent["receipt_email"] ?? .null
    for name in ["receipt_number", "review", "shipping", "source_transfer"] { charge[name] = .null }
    charge["receipt_url"] = "https://pay.example.com/receipts/simulated"
    charge["refunded"] = false
    for name in ["statement_descriptor", "statement_descriptor_suffix"] { charge[name] = .null }
    charge["status"] = "succeeded"
    for name in ["transfer_data", "transfer_group"] { charge[name] = .null }
    return charge
  }

  /// What a decline changes in a charge.
  static func declined(_ decline: CardDecline) -> JSONValue {
    [
      "amount_captured": 0, "captured": false, "failure_code": .string(decline.code),
      "failure_message": .string(decline.message),
      "outcome": [
        "advice_code": .optional(decline.adviceCode), "network_advice_code": nil,
        "network_decline_code": .optional(decline.networkCode), "network_status": "declined_by_network",
        "reason": .string(decline.declineCode), "risk_level": "normal", "risk_score": 20,
        "seller_message": .string("The bank returned the decline code `\(decline.declineCode)`."),
        "type": "issuer_declined",
      ],
      "paid": false, "status": "failed",
    ]
  }

  /// One movement of our balance; amounts are signed cents.
  mutating func makeTransaction(
    amount: Int64, fee: Int64, type: String, source: String, description: String?, at seconds: Int64
  ) -> JSONValue {
    [
      "id": .string(identifiers.token("txn_", length: 24)), "object": "balance_transaction", "amount": .integer(amount),
      "available_on": .integer(seconds + 2 * 86_400), "balance_type": "payments", "created": .integer(seconds),
      "currency": "usd", "description": .optional(description), "exchange_rate": nil, "fee": .integer(fee),
      "fee_details": fee == 0
        ? []
        : [
          [
            "amount": .integer(fee), "application": nil, "currency": "usd",
            "description": type == "adjustment" ? "Dispute fee" : "Stripe processing fees", "type": "stripe_fee",
          ]
        ],
      "net": .integer(amount - fee),
      "reporting_category": .string(type == "adjustment" ? "dispute" : type), "source": .string(source),
      "status": "pending", "type": .string(type),
    ]
  }
}
