import Testing

@testable import Simulator

@Suite struct SentryTests {
  private func send(_ talk: ProviderConversation<SentryProvider>, _ name: String) throws -> (
    answer: ProviderConversation<SentryProvider>.Answer, wanted: JSONValue
  ) {
    let found = try fixtureCase("sentry/envelope.json", name)
    var headers: [String: String] = [:]
    for member in found["request"]?["headers"]?.members ?? [] { headers[member.name] = member.value.text }
    let body = found["request"]?["body"]?.text ?? ""
    return (talk.send("POST", "/api/42/envelope/", body: body, headers: headers), found["response"] ?? .null)
  }

  @Test("an envelope's event is kept as it was sent")
  func event() throws {
    let talk = ProviderConversation(SentryProvider.self)
    let (answer, wanted) = try send(talk, "ok")
    #expect(answer.status == 200)
    #expect(answer.json == wanted["json"])
    let event = try #require(talk.provider.objects(in: "events").first)
    #expect(event["project"] == "42")
    #expect(event["exception"]?["values"]?.elements?.first?["value"]?.text?.hasSuffix("¢") == true)
  }

  @Test("a length in characters is no length: the fixture's refusal")
  func length() throws {
    let talk = ProviderConversation(SentryProvider.self)
    let (answer, wanted) = try send(talk, "wrong_length_in_characters")
    #expect(answer.status == 400)
    #expect(answer.json["causes"] == wanted["json"]?["causes"])
    #expect(answer.response.header("X-Sentry-Error") == "invalid event envelope")
    #expect(talk.provider.objects(in: "events").isEmpty)
  }

  @Test("keys must be there, agree and be the right one; limits are told with every answer")
  func keys() throws {
    let talk = ProviderConversation(SentryProvider.self)
    let body = "{}\n{\"type\":\"client_report\"}\n{}\n"
    #expect(talk.send("POST", "/api/42/envelope/", body: body).status == 403)
    let auth = ["x-sentry-auth": "Sentry sentry_version=7, sentry_key=one"]
    #expect(talk.send("POST", "/api/42/envelope/?sentry_key=two", body: body, headers: auth).status == 403)
    talk.provider.settings.rateLimits = "60:error:organization"
    let taken = talk.send("POST", "/api/42/envelope/", body: body, headers: auth)
    #expect(taken.status == 200)
    #expect(taken.response.header("X-Sentry-Rate-Limits") == "60:error:organization")
    talk.provider.settings.publicKey = "other"
    #expect(talk.send("POST", "/api/42/envelope/", body: body, headers: auth).status == 403)
  }

  @Test(
    "what is no envelope is refused",
    arguments: [
      "", "x", "{}\nx", "{}\n{\"length\":1}\na", "{}\n{\"type\":\"event\",\"length\":9}\n{}",
      "{}\n{\"type\":\"event\",\"length\":-1}\n{}", "{}\n" + String(repeating: "{\"type\":\"a\"}\n{}\n", count: 101),
    ])
  func malformed(text: String) {
    #expect(throws: SentryEnvelope.Malformed.self) { try SentryEnvelope(Array(text.utf8)) }
  }
}
