/// Refusals in Stripe's words. Source: stripe 16.1.0, `_error.py`, and the documented error codes.
enum StripeError {
  static func invalid(
    _ message: String, code: String? = nil, parameter: String? = nil, status: Int = 400
  ) -> Refusal {
    var error: JSONValue = [:]
    if let code {
      error["code"] = .string(code)
      error["doc_url"] = .string("https://docs.stripe.com/error-codes/" + code.replacing("_", with: "-"))
    }
    error["message"] = .string(message)
    if let parameter { error["param"] = .string(parameter) }
    error["type"] = "invalid_request_error"
    return Refusal(.json(["error": error], status: status))
  }

  static func missing(_ parameter: String) -> Refusal {
    invalid("Missing required param: \(parameter).", code: "parameter_missing", parameter: parameter)
  }

  static func noSuch(_ kind: String, _ id: String, parameter: String? = nil) -> Refusal {
    invalid(
      "No such \(kind): '\(id)'", code: "resource_missing",
      parameter: parameter ?? (kind == "payment_intent" ? "intent" : "id"),
      status: 404)
  }

  static func unexpectedState(_ intent: JSONValue, _ what: String) -> Refusal {
    let status = intent["status"]?.text ?? ""
    var refusal = invalid(
      "You cannot \(what) this PaymentIntent because it has a status of \(status).",
      code: "payment_intent_unexpected_state")
    refusal.response = .json(
      ["error": (refusal.content["error"] ?? [:]).merging(["payment_intent": intent])], status: 400)
    return refusal
  }

  static let idempotencyMismatch: @Sendable (String) -> Refusal = { key in
    Refusal(
      .json(
        [
          "error": [
            "message": .string(
              "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                + "Try using a key other than '\(key)' if you meant to execute a different request."),
            "type": "idempotency_error",
          ]
        ], status: 400))
  }

  static func keyInUse(_ key: String) -> Refusal {
    invalid(
      "There is currently another in-progress request using this Idempotent Key (that probably means you submitted "
        + "twice, and the other request is still going through): \(key). Please try again later.",
      code: "idempotency_key_in_use", status: 409)
  }

  static func rateLimited() -> Refusal {
    var refusal = invalid("Request rate limit exceeded.", code: "rate_limit", status: 429)
    refusal.response = refusal.response.with("Stripe-Rate-Limited-Reason", "global-rate")
    return refusal
  }

  static func unauthorized(_ key: String?) -> Refusal {
    guard let key, !key.isEmpty else {
      return invalid(
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer "
          + "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').", status: 401)
    }
    return invalid("Invalid API Key provided: \(key.prefix(8))****\(key.suffix(4))", status: 401)
  }
}

extension Refusal {
  /// The body as JSON; an empty object where it is none.
  fileprivate var content: JSONValue {
    ProviderRequest(method: "", path: [], body: response.body, time: 0).json ?? [:]
  }
}
