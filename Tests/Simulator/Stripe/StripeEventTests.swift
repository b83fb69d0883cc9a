import Testing

@testable import Simulator

@Suite struct StripeEventTests {
  @Test("a paid recharge makes Stripe's four events, each with the fixture's fields, signed for the endpoint")
  func recharge() throws {
    let (talk, customer, method) = try stripe()
    talk.provider.settings.webhookEndpoint = "http://127.0.0.1:1/webhooks"
    talk.send(
      "POST", "/v1/payment_intents",
      body: "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true",
      headers: ["idempotency-key": "k1"])
    let names = [
      "1.payment_intent.created", "2.charge.succeeded", "3.payment_intent.succeeded", "4.charge.updated",
    ]
    let events = talk.provider.objects(in: "events").suffix(4)
    for (event, name) in zip(events, names) {
      let wanted = try fixture("stripe/autorecharge.succeeded.\(name).json")
      #expect(event["type"] == wanted["type"])
      #expect(shapeDifferences(event, wanted) == [], "\(name)")
    }
    #expect(events.first?["request"]?["idempotency_key"] == "k1")
    #expect(talk.provider.outbox.suffix(4).map(\.event) == events.compactMap { $0["type"]?.text })
    #expect(talk.provider.outbox.last?.signing == .stripe(secrets: ["whsec_simulator"]))
  }

  @Test("an endpoint made by the API gets what it asked for, signed with the secret of that one answer")
  func endpoint() throws {
    let (talk, _, _) = try stripe()
    let made = talk.send(
      "POST", "/v1/webhook_endpoints",
      body: "url=http://127.0.0.1:1/w&enabled_events[]=payment_intent.created&api_version=2026-10-28.endive"
        + "&description=Billing")
    #expect(shapeDifferences(made.json, try fixture("stripe/api/webhook_endpoint.create.response.200.json")) == [])
    let id = try #require(made.json["id"]?.text)
    #expect(talk.send("GET", "/v1/webhook_endpoints/\(id)").json["secret"] == nil)
    talk.provider.outbox = []
    talk.send("POST", "/v1/customers")
    talk.send("POST", "/v1/payment_intents", body: "amount=2500&currency=usd")
    #expect(talk.provider.outbox.map(\.event) == ["payment_intent.created"])
    #expect(talk.provider.outbox.first?.signing == .stripe(secrets: [try #require(made.json["secret"]?.text)]))
  }

  @Test("events are listed newest first, page by page, by type")
  func list() throws {
    let (talk, _, _) = try stripe()
    for _ in 0..<5 { talk.send("POST", "/v1/payment_intents", body: "amount=2500&currency=usd") }
    let page = talk.send("GET", "/v1/events?types[]=payment_intent.created&limit=3").json
    #expect(page["data"]?.elements?.count == 3)
    #expect(page["has_more"] == true)
    let last = try #require(page["data"]?.elements?.last?["id"]?.text)
    let rest = talk.send("GET", "/v1/events?types[]=payment_intent.created&limit=3&starting_after=\(last)").json
    #expect(rest["data"]?.elements?.count == 2)
    #expect(rest["has_more"] == false)
    #expect(talk.send("GET", "/v1/events?limit=101").status == 400)
  }

  @Test("a signature names its time and has one code for each secret, over the time and the body")
  func signature() {
    let header = StripeSigning.header(
      body: Array(#"{"id":"evt_1"}"#.utf8), secrets: ["whsec_a", "whsec_b"], atSeconds: 1_795_039_201)
    // Made with Python's hmac module: HMAC-SHA256 of `1795039201.{"id":"evt_1"}` under each secret.
    #expect(
      header == "t=1795039201,v1="
        + "92c4acd216520814d0c8f0e59a98be64b3183c99db03349b9c39f9220833f21d,v1="
        + "8f9e4d32fff62c34ed3844eef20b9d3a710525b6f2ade81dc09de2fc784a4e36")
  }
}
