extension StripeProvider {
  static let routes = RouteTable<StripeProvider>(
    customerRoutes + paymentMethodRoutes + setupIntentRoutes + paymentIntentRoutes + refundRoutes + checkoutRoutes
      + readingRoutes + [
        Route("POST", "/v1/webhook_endpoints") { (state, request) throws(Refusal) in try state.createEndpoint(request)
        },
        Route("DELETE", "/v1/webhook_endpoints/{id}") { (state, request) throws(Refusal) in
          try state.deleteEndpoint(request)
        },
        Route("GET", "/v1/account") { (state, _) throws(Refusal) in
          .json([
            "id": .string(state.settings.account), "object": "account", "charges_enabled": true, "country": "US",
            "default_currency": "usd", "details_submitted": true, "payouts_enabled": true, "type": "standard",
          ])
        },
      ])

  /// Reading one and listing, for every kind of object.
  private static let readingRoutes: [Route<StripeProvider>] = kinds.flatMap { kind, path in
    [
      Route("GET", "/v1/\(path)/{id}") { (state, request) throws(Refusal) in
        let found = try state.document(kind, request.parameters["id"] ?? "")
        return .json(state.expand(found, request.query.list("expand")))
      },
      Route("GET", "/v1/\(path)") { (state, request) throws(Refusal) in
        .json(try state.list(kind + "s", request, url: "/v1/\(path)"))
      },
    ]
  }

  /// Each kind of object with its path.
  private static let kinds: [(String, String)] = [
    ("customer", "customers"), ("payment_method", "payment_methods"), ("setup_intent", "setup_intents"),
    ("payment_intent", "payment_intents"), ("charge", "charges"), ("refund", "refunds"), ("dispute", "disputes"),
    ("balance_transaction", "balance_transactions"), ("checkout_session", "checkout/sessions"), ("event", "events"),
    ("webhook_endpoint", "webhook_endpoints"),
  ]
}
