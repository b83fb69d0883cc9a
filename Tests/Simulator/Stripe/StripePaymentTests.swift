import Testing

@testable import Simulator

/// A conversation with Stripe's stand-in in which one customer has one card.
func stripe(card: String = "pm_card_visa") throws -> (
  talk: ProviderConversation<StripeProvider>, customer: String, method: String
) {
  let talk = ProviderConversation(StripeProvider.self, headers: ["authorization": "Bearer sk_test_one"])
  let customer = try #require(
    talk.send("POST", "/v1/customers", body: "name=Northwind&metadata[org_id]=o1").json["id"]?.text)
  let method = try #require(
    talk.send("POST", "/v1/payment_methods/\(card)/attach", body: "customer=\(customer)").json["id"]?.text)
  return (talk, customer, method)
}

@Suite struct StripePaymentTests {
  @Test("an intent is made unconfirmed, read, confirmed and then answers as Stripe's fixture does")
  func createThenConfirm() throws {
    let (talk, customer, method) = try stripe()
    let body = "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&metadata[recharge_id]=r1"
    let made = talk.send("POST", "/v1/payment_intents", body: body)
    let id = try #require(made.json["id"]?.text)
    #expect(made.json["status"] == "requires_confirmation")
    #expect(talk.send("GET", "/v1/payment_intents/\(id)").json == made.json)

    let paid = talk.send("POST", "/v1/payment_intents/\(id)/confirm", body: "off_session=true")
    #expect(paid.status == 200)
    #expect(paid.json["status"] == "succeeded")
    #expect(paid.json["amount_received"] == 2500)
    #expect(paid.json["metadata"]?["recharge_id"] == "r1")
    #expect(
      shapeDifferences(paid.json, try fixture("stripe/api/autorecharge.succeeded.response.200.json")) == [])
    #expect(
      talk.send("POST", "/v1/payment_intents/\(id)/confirm").json["error"]?["code"] == "payment_intent_unexpected_state"
    )
  }

  @Test("a paid intent has a charge, and the charge a balance transaction with Stripe's fee")
  func charge() throws {
    let (talk, customer, method) = try stripe()
    let paid = talk.send(
      "POST", "/v1/payment_intents",
      body: "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true"
        + "&expand[]=latest_charge.balance_transaction")
    let transaction = try #require(paid.json["latest_charge"]?["balance_transaction"])
    #expect(transaction["amount"] == 2500)
    #expect(transaction["fee"] == 103)
    #expect(transaction["net"] == 2397)
    #expect(shapeDifferences(transaction, try fixture("stripe/api/balance_transaction.response.200.json")) == [])
    let charge = try #require(paid.json["latest_charge"]?["id"]?.text)
    let listed = talk.send("GET", "/v1/balance_transactions?source=\(charge)&type=charge")
    #expect(listed.json["data"]?.elements?.count == 1)
    #expect(shapeDifferences(listed.json, try fixture("stripe/api/list_balance_transactions.response.200.json")) == [])
  }

  @Test(
    "a declined charge is a 402 with the intent inside, back in requires_payment_method",
    arguments: [
      ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds", "try_again_later"),
      ("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card", "do_not_try_again"),
      ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card", "do_not_try_again"),
      ("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error", "try_again_later"),
    ])
  func declined(card: String, code: String, decline: String, advice: String) throws {
    let (talk, customer, method) = try stripe(card: card)
    let answer = talk.send(
      "POST", "/v1/payment_intents",
      body: "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true")
    #expect(answer.status == 402)
    let error = try #require(answer.json["error"])
    #expect(error["code"]?.text == code)
    #expect(error["decline_code"]?.text == decline)
    #expect(error["advice_code"]?.text == advice)
    #expect(error["payment_intent"]?["status"] == "requires_payment_method")
    #expect(error["payment_intent"]?["payment_method"] == .null)
    if decline == "insufficient_funds" {
      #expect(
        shapeDifferences(answer.json, try fixture("stripe/api/autorecharge.declined.response.402.json")) == [])
    }
    let types = talk.provider.objects(in: "events").compactMap { $0["type"]?.text }
    #expect(types.suffix(3) == ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"])
  }

  @Test("a card that wants 3-D Secure is declined off session and asks the customer on session")
  func authentication() throws {
    let (talk, customer, method) = try stripe(card: "pm_card_authenticationRequired")
    let refused = talk.send(
      "POST", "/v1/payment_intents",
      body: "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true")
    #expect(refused.status == 402)
    #expect(
      shapeDifferences(
        refused.json, try fixture("stripe/api/autorecharge.authentication_required.response.402.json")) == [])
    let id = try #require(refused.json["error"]?["payment_intent"]?["id"]?.text)

    let asked = talk.send("POST", "/v1/payment_intents/\(id)/confirm", body: "payment_method=\(method)")
    #expect(asked.json["status"] == "requires_action")
    #expect(asked.json["next_action"]?["type"] == "use_stripe_sdk")
    #expect(try talk.control("/payment_intents/\(id)/authenticate").json["status"] == "succeeded")
    #expect(talk.send("GET", "/v1/payment_intents/\(id)").json["status"] == "succeeded")
    #expect(
      talk.send("POST", "/v1/payment_intents/\(id)/cancel").json["error"]?["code"] == "payment_intent_unexpected_state")
  }

  @Test("an open intent can be cancelled once, and a cancelled one takes no money")
  func cancel() throws {
    let (talk, customer, method) = try stripe()
    let id = try #require(
      talk.send("POST", "/v1/payment_intents", body: "amount=900&currency=usd&customer=\(customer)").json["id"]?.text)
    #expect(talk.send("POST", "/v1/payment_intents/\(id)/cancel").json["status"] == "canceled")
    #expect(talk.send("POST", "/v1/payment_intents/\(id)/confirm", body: "payment_method=\(method)").status == 400)
    #expect(talk.provider.objects(in: "charges").isEmpty)
  }

  @Test("the next outcomes decide before the card does, in their order")
  func outcomes() throws {
    let (talk, customer, method) = try stripe()
    try talk.control("/outcomes", ["outcomes": ["insufficient_funds", "succeeds"]])
    let body = "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true"
    #expect(talk.send("POST", "/v1/payment_intents", body: body).status == 402)
    #expect(talk.send("POST", "/v1/payment_intents", body: body).status == 200)
    #expect(try talk.control("/outcomes", ["outcomes": ["no_such_code"]]).status == 400)
  }

  @Test("a card of one customer pays nothing of another's")
  func otherCustomer() throws {
    let (talk, _, method) = try stripe()
    let other = try #require(talk.send("POST", "/v1/customers").json["id"]?.text)
    let answer = talk.send(
      "POST", "/v1/payment_intents", body: "amount=2500&currency=usd&customer=\(other)&payment_method=\(method)")
    #expect(answer.status == 400)
  }

  @Test(
    "what cannot be charged is refused in Stripe's words",
    arguments: [
      ("currency=usd", "parameter_missing"), ("amount=49&currency=usd", "amount_too_small"),
      ("amount=x&currency=usd", "parameter_invalid_integer"), ("amount=2500", "parameter_missing"),
      ("amount=2500&currency=usd&customer=cus_none", "resource_missing"),
      ("amount=2500&currency=usd&payment_method=pm_none", "resource_missing"),
    ])
  func invalid(body: String, code: String) {
    let talk = ProviderConversation(StripeProvider.self, headers: ["authorization": "Bearer sk_test_one"])
    let answer = talk.send("POST", "/v1/payment_intents", body: body)
    #expect((400...404).contains(answer.status))
    #expect(answer.json["error"]?["code"]?.text == code)
    #expect(answer.json["error"]?["type"] == "invalid_request_error")
  }
}
