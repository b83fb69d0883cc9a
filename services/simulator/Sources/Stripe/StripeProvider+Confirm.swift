extension StripeProvider {
  /// Tries to take an intent's money. Answers 200 with the intent, or 402 with what the card's bank said.
  mutating func confirm(_ former: JSONValue, _ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    var intent = former
    guard
      ["requires_payment_method", "requires_confirmation", "requires_action"].contains(intent["status"]?.text ?? "")
    else { throw StripeError.unexpectedState(intent, "confirm") }
    if let token = form["payment_method"] {
      let method = try paymentMethod(token, at: request.seconds)
      try Self.require(method, belongsTo: intent)
      intent["payment_method"] = method["id"]
    }
    guard let id = intent["payment_method"]?.text else {
      throw StripeError.invalid(
        "You cannot confirm this PaymentIntent because it's missing a payment method.",
        code: "payment_intent_unexpected_state")
    }
    let method = try document("payment_method", id)
    let isOffSession = form["off_session"] == "true" || form["error_on_requires_action"] == "true"
    switch nextOutcomes.isEmpty ? TestCard.of(method).outcome : nextOutcomes.removeFirst() {
    case .succeeds:
      let paid = succeed(intent, method, request)
      return .json(expand(paid, form.list("expand")))
    case .succeedsDisputed:
      let paid = succeed(intent, method, request)
      openDispute(of: paid["latest_charge"]?.text ?? "", reason: "fraudulent", at: request.seconds)
      return .json(expand(paid, form.list("expand")))
    case .declines(let decline): throw fail(intent, method, decline, request)
    case .needsAuthentication where isOffSession: throw fail(intent, method, .authentication, request)
    case .needsAuthentication: return .json(askCustomer(intent, request))
    }
  }

  /// Takes the money: charge, balance transaction, events in the order Stripe makes them.
  mutating func succeed(_ former: JSONValue, _ method: JSONValue, _ request: ProviderRequest?, at time: Int64? = nil)
    -> JSONValue
  {
    let seconds = request?.seconds ?? time ?? 0
    var intent = former
    var charge = makeCharge(of: intent, method: method, at: seconds)
    let transaction = makeTransaction(
      amount: intent["amount"]?.integer ?? 0, fee: Self.fee(intent["amount"]?.integer ?? 0), type: "charge",
      source: charge["id"]?.text ?? "", description: intent["description"]?.text, at: seconds)
    charge["balance_transaction"] = transaction["id"]
    intent["latest_charge"] = charge["id"]
    intent["status"] = "succeeded"
    intent["amount_received"] = intent["amount"]
    intent["payment_method"] = method["id"]
    intent["last_payment_error"] = .null
    intent["next_action"] = .null
    keep("balance_transaction", transaction)
    keep("charge", charge)
    keep("payment_intent", intent)
    emit("charge.succeeded", charge, at: seconds, cause: request)
    emit("payment_intent.succeeded", intent, at: seconds, cause: request)
    emit(
      "charge.updated", charge, before: ["balance_transaction": nil, "receipt_url": nil], at: seconds, cause: nil)
    return intent
  }

  /// Records a declined charge; the answer is the refusal that carries it.
  private mutating func fail(
    _ former: JSONValue, _ method: JSONValue, _ decline: CardDecline, _ request: ProviderRequest
  ) -> Refusal {
    var intent = former
    var charge = makeCharge(of: intent, method: method, at: request.seconds)
    charge = charge.merging(Self.declined(decline))
    var error: JSONValue = [:]
    if let advice = decline.adviceCode { error["advice_code"] = .string(advice) }
    error["charge"] = charge["id"]
    error["code"] = .string(decline.code)
    error["decline_code"] = .string(decline.declineCode)
    error["doc_url"] = .string("https://docs.stripe.com/error-codes/" + decline.code.replacing("_", with: "-"))
    error["message"] = .string(decline.message)
    if let network = decline.networkCode { error["network_decline_code"] = .string(network) }
    error["payment_method"] = method
    error["type"] = "card_error"
    intent["last_payment_error"] = error
    intent["latest_charge"] = charge["id"]
    intent["payment_method"] = .null
    intent["next_action"] = .null
    intent["status"] = "requires_payment_method"
    keep("charge", charge)
    keep("payment_intent", intent)
    emit("charge.failed", charge, at: request.seconds, cause: request)
    emit("payment_intent.payment_failed", intent, at: request.seconds, cause: request)
    error["payment_intent"] = intent
    error["request_log_url"] = "https://dashboard.stripe.com/test/logs"
    return Refusal(.json(["error": error], status: 402))
  }

  private mutating func askCustomer(_ former: JSONValue, _ request: ProviderRequest) -> JSONValue {
    var intent = former
    intent["status"] = "requires_action"
    if let address = request.form["return_url"] {
      let page = "\(request.origin)/simulator/stripe/payment_intents/\(intent["id"]?.text ?? "")/authenticate"
      intent["next_action"] = [
        "redirect_to_url": ["return_url": .string(address), "url": .string(page)], "type": "redirect_to_url",
      ]
    } else {
      intent["next_action"] = [
        "type": "use_stripe_sdk",
        "use_stripe_sdk": [
          "source": .string(identifiers.token("src_", length: 24)), "type": "three_d_secure_redirect",
        ],
      ]
    }
    intent["last_payment_error"] = .null
    keep("payment_intent", intent)
    emit("payment_intent.requires_action", intent, at: request.seconds, cause: request)
    return intent
  }

  /// 2.9 % and 30 cents, rounded half up.
  static func fee(_ amount: Int64) -> Int64 { (amount * 29 + 500) / 1_000 + 30 }
}
