extension StripeProvider {
  /// The customer takes a charge back: the money and a fee leave at once.
  @discardableResult
  mutating func openDispute(of chargeID: String, reason: String, at seconds: Int64) -> JSONValue? {
    guard var charge = stores["charges"]?[chargeID], charge["status"] == "succeeded", charge["disputed"] == false
    else { return nil }
    let amount = charge["amount"]?.integer ?? 0
    let id = identifiers.token("du_", length: 24)
    let transaction = makeTransaction(
      amount: -amount, fee: 1_500, type: "adjustment", source: id,
      description: "Chargeback withdrawal for \(chargeID)", at: seconds)
    let brand = charge["payment_method_details"]?["card"]?["brand"] ?? "visa"
    let dispute: JSONValue = [
      "id": .string(id), "object": "dispute", "amount": .integer(amount), "balance_transactions": [transaction],
      "charge": .string(chargeID), "created": .integer(seconds), "currency": charge["currency"] ?? "usd",
      "enhanced_eligibility_types": [], "evidence": [:],
      "evidence_details": [
        "due_by": .integer(seconds + 7 * 86_400), "enhanced_eligibility": [:], "has_evidence": false,
        "past_due": false, "submission_count": 0,
      ],
      "is_charge_refundable": false, "livemode": .bool(settings.livemode), "metadata": [:],
      "network_reason_code": "10.4", "payment_intent": charge["payment_intent"] ?? nil,
      "payment_method_details": [
        "card": ["brand": brand, "case_type": "chargeback", "network_reason_code": "10.4"], "type": "card",
      ],
      "reason": .string(reason), "status": "needs_response",
    ]
    charge["disputed"] = true
    keep("charge", charge)
    keep("balance_transaction", transaction)
    keep("dispute", dispute)
    emit("charge.dispute.created", dispute, at: seconds, cause: nil)
    emit("charge.dispute.funds_withdrawn", dispute, at: seconds, cause: nil)
    return dispute
  }

  /// Ends a dispute; a won one gives the money back, the fee stays. Throws for one that has ended.
  mutating func closeDispute(_ id: String, isWon: Bool, at seconds: Int64) throws(Refusal) -> JSONValue {
    var dispute = try document("dispute", id)
    guard !["won", "lost"].contains(dispute["status"]?.text ?? "") else {
      throw StripeError.invalid("The dispute has ended.")
    }
    dispute["status"] = isWon ? "won" : "lost"
    if isWon {
      let transaction = makeTransaction(
        amount: dispute["amount"]?.integer ?? 0, fee: 0, type: "adjustment", source: id,
        description: "Chargeback reversal", at: seconds)
      keep("balance_transaction", transaction)
      dispute["balance_transactions"] = .array((dispute["balance_transactions"]?.elements ?? []) + [transaction])
    }
    keep("dispute", dispute)
    if isWon { emit("charge.dispute.funds_reinstated", dispute, at: seconds, cause: nil) }
    emit("charge.dispute.closed", dispute, before: ["status": "needs_response"], at: seconds, cause: nil)
    return dispute
  }
}
