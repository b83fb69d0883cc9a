import Testing

@testable import Simulator

@Suite struct StripeAdmissionTests {
  @Test("without a key, with a wrong one, and without an object, Stripe says so as its fixtures do")
  func errors() throws {
    let talk = ProviderConversation(StripeProvider.self)
    #expect(talk.send("GET", "/v1/customers").status == 401)
    talk.provider.settings.apiKey = "sk_test_right"
    let wrong = talk.send("GET", "/v1/customers", headers: ["authorization": "Bearer sk_test_FAKE"])
    #expect(wrong.status == 401)
    #expect(shapeDifferences(wrong.json, try fixture("stripe/api/error.401.json")) == [])
    let right = ["authorization": "Bearer sk_test_right"]
    let missing = talk.send("GET", "/v1/payment_intents/pi_FAKE", headers: right)
    #expect(missing.status == 404)
    #expect(missing.json == (try fixture("stripe/api/error.404.json")))
    #expect(talk.send("GET", "/v1/nothing", headers: right).status == 404)
    // Basic authentication carries the key as the user.
    #expect(talk.send("GET", "/v1/customers", headers: ["authorization": "Basic c2tfdGVzdF9yaWdodDo="]).status == 200)
  }

  @Test("beyond the limit of a second there is 429 with Stripe's header, and a second later there is not")
  func rate() throws {
    let talk = ProviderConversation(StripeProvider.self, headers: ["authorization": "Bearer sk_test_one"])
    talk.provider.settings.requestsPerSecond = 2
    #expect([1, 2].map { _ in talk.send("GET", "/v1/customers").status } == [200, 200])
    let refused = talk.send("GET", "/v1/customers")
    #expect(refused.status == 429)
    #expect(refused.response.header("Stripe-Rate-Limited-Reason") == "global-rate")
    #expect(refused.json == (try fixture("stripe/api/error.429.rate_limit.json")))
    talk.time += 1_001
    #expect(talk.send("GET", "/v1/customers").status == 200)
  }

  @Test("a customer has the fixture's fields, keeps what an update does not name, and lists the cards")
  func customer() throws {
    let (talk, customer, method) = try stripe()
    let updated = talk.send(
      "POST", "/v1/customers/\(customer)",
      body: "email=b@example.com&invoice_settings[default_payment_method]=\(method)")
    #expect(updated.json["name"] == "Northwind")
    #expect(updated.json["metadata"]?["org_id"] == "o1")
    #expect(shapeDifferences(updated.json, try fixture("stripe/api/customer.response.200.json")) == [])
    let cards = talk.send("GET", "/v1/customers/\(customer)/payment_methods?type=card").json["data"]?.elements
    #expect(cards?.compactMap { $0["id"]?.text } == [method])
    let detached = talk.send("POST", "/v1/payment_methods/\(method)/detach")
    #expect(detached.json["customer"] == .null)
    #expect(talk.provider.objects(in: "events").last?["data"]?["previous_attributes"]?["customer"]?.text == customer)
  }

  @Test("a saved card makes setup_intent.succeeded and payment_method.attached with the fixture's fields")
  func setup() throws {
    let (talk, customer, _) = try stripe()
    let setup = talk.send("POST", "/v1/setup_intents", body: "customer=\(customer)&usage=off_session").json
    let id = try #require(setup["id"]?.text)
    let done = talk.send("POST", "/v1/setup_intents/\(id)/confirm", body: "payment_method=pm_card_mastercard")
    #expect(done.json["status"] == "succeeded")
    let events = talk.provider.objects(in: "events").suffix(2)
    for (event, name) in zip(events, ["payment_method.attached", "setup_intent.succeeded"]) {
      #expect(shapeDifferences(event, try fixture("stripe/\(name).json")) == [], "\(name)")
    }
  }
}
