import Testing

@testable import Simulator

@Suite struct StripeMoneyBackTests {
  private func paid() throws -> (ProviderConversation<StripeProvider>, intent: String, charge: String) {
    let (talk, customer, method) = try stripe()
    let answer = talk.send(
      "POST", "/v1/payment_intents",
      body: "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true")
    return (talk, try #require(answer.json["id"]?.text), try #require(answer.json["latest_charge"]?.text))
  }

  @Test("refunds are partial or whole, never more than was paid")
  func refunds() throws {
    let (talk, intent, charge) = try paid()
    let part = talk.send(
      "POST", "/v1/refunds", body: "payment_intent=\(intent)&amount=1000&reason=requested_by_customer")
    #expect(shapeDifferences(part.json, try fixture("stripe/api/refund.response.200.json")) == [])
    #expect(talk.send("GET", "/v1/charges/\(charge)").json["refunded"] == false)
    let event = try #require(talk.provider.objects(in: "events").last)
    #expect(shapeDifferences(event, try fixture("stripe/charge.refunded.partial.json")) == [])
    #expect(event["data"]?["previous_attributes"]?["amount_refunded"] == 0)

    #expect(talk.send("POST", "/v1/refunds", body: "charge=\(charge)&amount=1501").status == 400)
    #expect(talk.send("POST", "/v1/refunds", body: "charge=\(charge)").json["amount"] == 1500)
    #expect(talk.send("GET", "/v1/charges/\(charge)").json["refunded"] == true)
    #expect(
      talk.send("POST", "/v1/refunds", body: "charge=\(charge)").json["error"]?["code"] == "charge_already_refunded")
  }

  @Test("a refund that fails later gives the money back")
  func failedRefund() throws {
    let (talk, intent, _) = try paid()
    let refund = try #require(talk.send("POST", "/v1/refunds", body: "payment_intent=\(intent)").json["id"]?.text)
    try talk.control("/refunds/\(refund)/fail")
    #expect(talk.send("GET", "/v1/refunds/\(refund)").json["status"] == "failed")
    let event = try #require(talk.provider.objects(in: "events").last)
    #expect(shapeDifferences(event, try fixture("stripe/refund.failed.json")) == [])
    let sum = talk.provider.objects(in: "balance_transactions").compactMap { $0["amount"]?.integer }.reduce(0, +)
    #expect(sum == 2500)
  }

  @Test("a dispute takes the money and a fee, and a won one gives the money back")
  func dispute() throws {
    let (talk, _, charge) = try paid()
    let dispute = try talk.control("/disputes", ["charge": .string(charge)])
    let id = try #require(dispute.json["id"]?.text)
    let events = talk.provider.objects(in: "events").suffix(2)
    for (event, name) in zip(events, ["created", "funds_withdrawn"]) {
      #expect(event["type"]?.text == "charge.dispute.\(name)")
      #expect(shapeDifferences(event, try fixture("stripe/charge.dispute.\(name).json")) == [])
    }
    #expect(talk.send("GET", "/v1/disputes/\(id)").json["status"] == "needs_response")
    #expect(try talk.control("/disputes", ["charge": .string(charge)]).status == 404)
    #expect(talk.send("POST", "/v1/refunds", body: "charge=\(charge)").json["error"]?["code"] == "charge_disputed")

    try talk.control("/disputes/\(id)/close", ["won": true])
    let transactions = talk.provider.objects(in: "balance_transactions")
    #expect(transactions.compactMap { $0["amount"]?.integer }.reduce(0, +) == 2500)
    #expect(transactions.compactMap { $0["fee"]?.integer }.reduce(0, +) == 1603)
  }

  @Test("a checkout session that is paid makes an intent with the metadata meant for it")
  func checkout() throws {
    let (talk, customer, _) = try stripe()
    let session = talk.send(
      "POST", "/v1/checkout/sessions",
      body: "mode=payment&customer=\(customer)&line_items[0][price_data][unit_amount]=5000"
        + "&line_items[0][price_data][currency]=usd&line_items[0][quantity]=1&success_url=http://a.test"
        + "&client_reference_id=top1&payment_intent_data[metadata][topup_id]=top1")
    let id = try #require(session.json["id"]?.text)
    #expect(session.json["payment_status"] == "unpaid")
    let done = try talk.control("/checkout_sessions/\(id)/complete")
    #expect(done.json["payment_status"] == "paid")
    let intent = try #require(done.json["payment_intent"]?.text)
    #expect(talk.send("GET", "/v1/payment_intents/\(intent)").json["metadata"]?["topup_id"] == "top1")
    #expect(try talk.control("/checkout_sessions/\(id)/complete").status == 400)
  }
}
