extension StripeProvider {
  /// What happens at Stripe without a request of ours.
  static let controls = RouteTable<StripeProvider>([
    // {"outcomes": ["insufficient_funds", "succeeds", …]}: what the next charges come to.
    Route("POST", "/outcomes") { (state, request) throws(Refusal) in
      let names = request.json?["outcomes"]?.elements?.compactMap(\.text) ?? []
      let outcomes = names.compactMap(CardOutcome.init(named:))
      guard !outcomes.isEmpty, outcomes.count == names.count, outcomes.count + state.nextOutcomes.count <= 1_000 else {
        throw Refusal(.json(["error": "outcomes is a list of decline codes, succeeds, disputed"], status: 400))
      }
      state.nextOutcomes += outcomes
      return .json(["waiting": .integer(Int64(state.nextOutcomes.count))])
    },
    // The customer proves on their own device that the payment is theirs.
    Route("POST", "/payment_intents/{id}/authenticate") { (state, request) throws(Refusal) in
      let intent = try state.document("payment_intent", request.parameters["id"] ?? "")
      guard intent["status"] == "requires_action", let id = intent["payment_method"]?.text else {
        throw StripeError.unexpectedState(intent, "authenticate")
      }
      return .json(state.succeed(intent, try state.document("payment_method", id), nil, at: request.seconds))
    },
    // {"charge": "ch_…", "reason"?}
    Route("POST", "/disputes") { (state, request) throws(Refusal) in
      let charge = request.json?["charge"]?.text ?? ""
      let reason = request.json?["reason"]?.text ?? "fraudulent"
      guard let dispute = state.openDispute(of: charge, reason: reason, at: request.seconds) else {
        throw Refusal(.json(["error": "There is no paid, undisputed charge of that id."], status: 404))
      }
      return .json(dispute, status: 201)
    },
    // {"won": true|false}
    Route("POST", "/disputes/{id}/close") { (state, request) throws(Refusal) in
      .json(
        try state.closeDispute(
          request.parameters["id"] ?? "", isWon: request.json?["won"]?.bool ?? false, at: request.seconds))
    },
    Route("POST", "/refunds/{id}/fail") { (state, request) throws(Refusal) in
      .json(try state.failRefund(request.parameters["id"] ?? "", at: request.seconds))
    },
    // {"payment_method"?}
    Route("POST", "/checkout_sessions/{id}/complete") { (state, request) throws(Refusal) in
      .json(
        try state.completeSession(
          request.parameters["id"] ?? "", method: request.json?["payment_method"]?.text ?? "pm_card_visa", request))
    },
    // Sends an event again, as the dashboard's button does.
    Route("POST", "/events/{id}/resend") { (state, request) throws(Refusal) in
      let event = try state.document("event", request.parameters["id"] ?? "")
      state.send(event)
      return .json(event)
    },
  ])
}
