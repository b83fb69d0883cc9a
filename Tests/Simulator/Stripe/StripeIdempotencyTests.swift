import Testing

@testable import Simulator

@Suite struct StripeIdempotencyTests {
  private let body = "amount=2500&currency=usd"

  @Test("the same key and parameters get the same answer and make one intent")
  func replay() throws {
    let (talk, _, _) = try stripe()
    let first = talk.send("POST", "/v1/payment_intents", body: body, headers: ["idempotency-key": "k1"])
    let again = talk.send("POST", "/v1/payment_intents", body: body, headers: ["idempotency-key": "k1"])
    #expect(first.response.body == again.response.body)
    #expect(first.response.header("Idempotent-Replayed") == nil)
    #expect(again.response.header("Idempotent-Replayed") == "true")
    #expect(talk.provider.objects(in: "payment_intents").count == 1)
  }

  @Test("the same key with other parameters is an idempotency error, as the fixture words it")
  func mismatch() throws {
    let (talk, _, _) = try stripe()
    let key = ["idempotency-key": "swb-recharge-rch_01J0RECHARGE1-1"]
    talk.send("POST", "/v1/payment_intents", body: body, headers: key)
    let answer = talk.send("POST", "/v1/payment_intents", body: "amount=2600&currency=usd", headers: key)
    #expect(answer.status == 400)
    #expect(answer.json == (try fixture("stripe/api/error.400.idempotency_error.json")))
  }

  @Test("a decline is a stored result: a new attempt needs a new key")
  func decline() throws {
    let (talk, customer, method) = try stripe()
    try talk.control("/outcomes", ["outcomes": ["insufficient_funds"]])
    let charge = "amount=2500&currency=usd&customer=\(customer)&payment_method=\(method)&off_session=true&confirm=true"
    let first = talk.send("POST", "/v1/payment_intents", body: charge, headers: ["idempotency-key": "k1"])
    #expect(first.status == 402)
    #expect(
      talk.send("POST", "/v1/payment_intents", body: charge, headers: ["idempotency-key": "k1"]).json == first.json)
    #expect(talk.send("POST", "/v1/payment_intents", body: charge, headers: ["idempotency-key": "k2"]).status == 200)
  }

  @Test("a refused request stores nothing, and after its lifetime a key makes a new intent")
  func nothingStored() throws {
    let (talk, _, _) = try stripe()
    let key = ["idempotency-key": "k1"]
    #expect(talk.send("POST", "/v1/payment_intents", body: "amount=1&currency=usd", headers: key).status == 400)
    let first = talk.send("POST", "/v1/payment_intents", body: body, headers: key)
    #expect(first.status == 200)
    talk.time += 24 * 3_600_000 + 1
    let later = talk.send("POST", "/v1/payment_intents", body: body, headers: key)
    #expect(later.json["id"] != first.json["id"])
  }

  @Test("a key that is under way is a conflict, as the fixture words it")
  func inUse() throws {
    let talk = ProviderConversation(StripeProvider.self)
    let request = talk.request(
      "POST", "/v1/payment_intents", body: body, headers: ["idempotency-key": "swb-recharge-rch_01J0RECHARGE1-1"])
    try talk.provider.begin(request)
    let refusal = #expect(throws: Refusal.self) { try talk.provider.begin(request) }
    let answer = try #require(refusal?.response)
    #expect(answer.status == 409)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("idempotency_key_in_use"))
    talk.provider.end(request)
    try talk.provider.begin(request)
  }
}
