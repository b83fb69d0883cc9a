import Foundation
import TestSupport
import Testing

@testable import Simulator

@Suite struct VapiTests {
  private func vapi() -> ProviderConversation<VapiProvider> {
    ProviderConversation(VapiProvider.self, headers: ["authorization": "Bearer key"])
  }

  private func play(
    _ talk: ProviderConversation<VapiProvider>, credential: JSONValue = ["kind": "secret", "secret": "s"]
  ) throws -> String {
    let answer = try talk.control(
      "/calls",
      [
        "webhook_target": "http://127.0.0.1:1", "credential": credential, "assistant_id": "as1", "duration_ms": 61_300,
      ])
    return try #require(answer.json["call_id"]?.text, "\(answer.json)")
  }

  @Test("a call's messages have fields of the fixtures, with their types", arguments: VapiEvent.allCases)
  func shapes(event: VapiEvent) throws {
    let script = VapiCallScript(
      callID: "019a9f3e-6c41-7d2a-8f55-0d1e2f3a4b5c", assistantID: "a", startedAtMilliseconds: 1_795_025_404_210,
      durationMilliseconds: 61_300)
    let wanted = try fixture("vapi/\(event.rawValue).json")
    let differences = shapeDifferences(script.body(of: event), wanted, opaque: ["costs", "messages", "call"])
    #expect(differences.filter { !$0.hasPrefix("missing") } == [])
    #expect(script.body(of: event)["message"]?["type"] == wanted["message"]?["type"])
  }

  @Test("calls are listed newest first within their window, one by one or by assistant")
  func list() throws {
    let talk = vapi()
    let first = try play(talk)
    let edge = WireTime.text(milliseconds: talk.time)
    talk.time += 3_600_000
    let second = try play(talk)
    let all = talk.send("GET", "/call?limit=10").json.elements?.compactMap { $0["id"]?.text }
    #expect(all == [second, first])
    let window = talk.send("GET", "/call?createdAtGe=\(edge)").json.elements?.compactMap { $0["id"]?.text }
    #expect(window == [second])
    #expect(talk.send("GET", "/call?assistantId=none").json == [])
    #expect(talk.send("GET", "/call?limit=1001").status == 400)
    let call = talk.send("GET", "/call/\(first)").json
    #expect(call["status"] == "ended" && call["endedAt"] != nil)
    #expect(talk.send("DELETE", "/call/\(first)").status == 200)
    #expect(talk.send("GET", "/call/\(first)").status == 404)
  }

  @Test("test calls are made or refused as the fixtures say")
  func create() throws {
    let talk = vapi()
    let body = try fixture("vapi/api/create_call.request.json")
    let made = talk.send("POST", "/call", json: body)
    #expect(made.status == 201)
    let wanted = try fixture("vapi/api/create_call.response.201.json")
    #expect(shapeDifferences(made.json, wanted).filter { !$0.contains("phoneCall") } == [])
    let bad = talk.send("POST", "/call", json: body.merging(["customer": ["number": "555"]]))
    #expect(bad.json == (try fixture("vapi/api/error.400.json")))
    talk.headers = [:]
    #expect(talk.send("GET", "/assistant").json == (try fixture("vapi/api/error.401.json")))
  }

  @Test("an assistant's named members are replaced whole, the others stay")
  func assistants() throws {
    let talk = vapi()
    let made = try talk.control("/assistants", ["name": "n", "model": ["provider": "p", "model": "m"]]).json
    let id = try #require(made["id"]?.text)
    let changed = talk.send("PATCH", "/assistant/\(id)", json: ["model": ["provider": "q"]]).json
    #expect(changed["model"] == ["provider": "q"] && changed["name"] == "n")
    #expect(talk.send("GET", "/assistant").json.elements?.count == 1)
    #expect(talk.send("GET", "/v2/phone-number").json["results"]?.elements?.count == 1)
  }

  @Test("HMAC plans sign as the vectors say, whatever they choose")
  func vectors() throws {
    let file = try JSONValue(parsing: Data(try Fixtures.bytes("providers/vectors/vapi-hmac.json")))
    var checked = 0
    for vector in file["cases"]?.elements ?? [] where vector["expect"] == "valid" {
      guard let body = vector["body"]?.text, let secret = vector["secret"]?.text else { continue }
      let config = vector["config"] ?? [:]
      var credential = VapiCredential(kind: .hmac, secret: secret)
      credential.algorithm = config["algorithm"]?.text
      credential.secretIsBase64 = config["secretIsBase64"]?.bool
      credential.signatureHeader = config["signatureHeader"]?.text
      credential.timestampHeader = config["timestampHeader"]?.text
      credential.includeTimestamp = config["includeTimestamp"]?.bool
      credential.payloadFormat = config["payloadFormat"]?.text
      credential.signaturePrefix = config["signaturePrefix"]?.text
      credential.signatureEncoding = config["signatureEncoding"]?.text
      credential.messageIDHeader = config["messageIdHeader"]?.text
      let headers = vector["headers"]?.members ?? []
      func sent(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value.text
      }
      // Only those signed in seconds: what the stand-in writes.
      let time = sent(credential.timestampHeader ?? "x-timestamp").flatMap { Int64($0) } ?? 0
      guard time < 1_000_000_000_000, config["payloadFormat"]?.text?.contains("{method}") != true else { continue }
      let made = VapiSigning.headers(
        credential, url: vector["url"]?.text ?? "", body: Array(body.utf8), messageID: sent("svix-id") ?? "",
        atMilliseconds: time * 1_000)
      let signature = made.first { $0.name == credential.signatureHeader ?? "x-signature" }?.value
      #expect(signature == sent(credential.signatureHeader ?? "x-signature"), "\(vector["name"]?.text ?? "")")
      checked += 1
    }
    #expect(checked >= 5)
  }

  @Test("the other kinds of credential: nothing, a secret, a bearer token, Standard Webhooks")
  func kinds() throws {
    func headers(_ credential: VapiCredential) -> [String: String] {
      let made = VapiSigning.headers(
        credential, url: "https://x.test", body: Array("{}".utf8), messageID: "msg_1", atMilliseconds: 1_795_014_300_000
      )
      return Dictionary(made.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    #expect(headers(VapiCredential(kind: .none, secret: "s")) == [:])
    #expect(headers(VapiCredential(kind: .secret, secret: "s")) == ["X-Vapi-Secret": "s"])
    #expect(headers(VapiCredential(kind: .bearer, secret: "s")) == ["Authorization": "Bearer s"])
    let standard = headers(.standardWebhooks(secret: "whsec_ZmFrZS1zdGFuZGFyZC13ZWJob29rcy1rZXktMDAwMSE="))
    #expect(standard["webhook-id"] == "msg_1" && standard["webhook-timestamp"] == "1795014300")
    #expect(standard["webhook-signature"]?.hasPrefix("v1,") == true)
  }

  @Test("a request to play that names no credential is refused with the reason")
  func refused() throws {
    let answer = try vapi().control("/calls", ["webhook_target": "http://a.test", "assistant_id": "a"])
    #expect(answer.status == 400 && answer.json["error"]?.text?.contains("missing") == true)
  }
}
