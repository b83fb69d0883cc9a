import Foundation
import TestSupport
import Testing

@testable import Simulator

@Suite struct TwilioTests {
  private let base = "/2010-04-01/Accounts/AC00000000000000000000000000000001"

  private func twilio(token: String = "simulated_auth_token") -> ProviderConversation<TwilioProvider> {
    let user = Data("AC00000000000000000000000000000001:\(token)".utf8).base64EncodedString()
    return ProviderConversation(TwilioProvider.self, headers: ["authorization": "Basic \(user)"])
  }

  @Test("the published example and the fixtures' forms get the signatures that stand there")
  func signatures() throws {
    let form = "Digits=1234&To=%2B18005551212&From=%2B14158675310&Caller=%2B14158675310&CallSid=CA1234567890ABCDE"
    #expect(
      TwilioSigning.signature(
        url: "https://example.com/myapp.php?foo=1&bar=2", form: Array(form.utf8), token: "12345")
        == "L/OH5YylLD5NRKLltdqwSvS0BnU=")
    for name in ["voice.status.inbound.completed", "voice.incoming", "sms.incoming", "recording.status.completed"] {
      let file = try fixture("twilio/\(name).json")
      let signature = TwilioSigning.signature(
        url: file["url"]?.text ?? "", form: Array((file["body"]?.text ?? "").utf8),
        token: file["signed_with_auth_token"]?.text ?? "")
      #expect(signature == file["headers"]?["X-Twilio-Signature"]?.text, "\(name)")
    }
  }

  @Test("a call is made, told of by signed callbacks and read with the fixture's fields")
  func call() throws {
    let talk = twilio()
    let made = talk.send(
      "POST", base + "/Calls.json",
      body: "To=%2B15550101234&From=%2B15550109999&Url=http://a.test&StatusCallback=http://b.test"
        + "&StatusCallbackEvent=initiated&StatusCallbackEvent=completed")
    #expect(made.status == 201 && made.json["status"] == "queued")
    let sid = try #require(made.json["sid"]?.text)
    let call = talk.send("GET", base + "/Calls/\(sid).json").json
    #expect(call["status"] == "completed" && call["duration"] == "73")
    #expect(shapeDifferences(call, try fixture("twilio/api/fetch_call.response.200.json")) == [])
    #expect(talk.provider.outbox.map(\.event) == ["voice.status.initiated", "voice.status.completed"])
    let last = FormFields(text: String(decoding: talk.provider.outbox.last?.body ?? [], as: UTF8.self))
    #expect(last["CallDuration"] == "73" && last["Duration"] == "2" && last["SequenceNumber"] == "1")
    #expect(talk.provider.outbox.last?.signing == .twilio(token: "simulated_auth_token"))
  }

  @Test("a played call's callbacks have every field of the fixture but the caller's geography")
  func played() throws {
    let talk = twilio()
    try talk.control("/calls", ["status_callback": "http://b.test", "duration_s": 73])
    let sent = FormFields(text: String(decoding: talk.provider.outbox.last?.body ?? [], as: UTF8.self))
    let wanted = Set(try fixture("twilio/voice.status.inbound.completed.json")["params"]?.members?.map(\.name) ?? [])
    let missing = wanted.subtracting(sent.fields.map(\.name))
    #expect(missing.allSatisfy { $0.hasPrefix("Caller") || $0.hasPrefix("Called") }, "\(missing)")
    #expect(sent["Timestamp"]?.wholeMatch(of: /\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000/) != nil)
    #expect(TwilioText.date(milliseconds: 1_795_028_475_000) == "Wed, 18 Nov 2026 19:01:15 +0000")
    #expect(try talk.control("/calls", [:]).status == 400)
  }

  @Test("a shared key signs with its own hash and names itself")
  func sharedKey() throws {
    let talk = twilio()
    talk.provider.settings.sharedKey = "webhooks_sharedkey_FAKE01"
    talk.provider.settings.sharedKeySecret = "fake_shared_secret_one_0001"
    let vectors = try JSONValue(parsing: Data(try Fixtures.bytes("providers/vectors/twilio-sharedkey.json")))
    let valid = try #require(vectors["cases"]?.elements?.first { $0["name"] == "valid_sha256_key1" })
    let headers = talk.provider.signing.headers(
      url: valid["url"]?.text ?? "", body: Array((valid["body"]?.text ?? "").utf8), atMilliseconds: 0)
    for header in headers { #expect(header.value == valid["headers"]?[header.name]?.text) }
    #expect(headers.count == 2)
  }

  @Test("messages are sent, listed page by page and told of; a bad number is 21211")
  func messages() throws {
    let talk = twilio()
    for number in 0..<3 {
      let made = talk.send(
        "POST", base + "/Messages.json",
        body: "To=%2B15550101234&From=%2B15550109999&Body=m\(number)&StatusCallback=http://b.test")
      #expect(made.status == 201)
      #expect(
        shapeDifferences(
          made.json, try fixture("twilio/api/send_message.response.201.json"), opaque: ["subresource_uris"]) == [])
    }
    #expect(talk.provider.outbox.map(\.event).prefix(2) == ["message.sent", "message.delivered"])
    let page = talk.send("GET", base + "/Messages.json?PageSize=2").json
    #expect(page["messages"]?.elements?.map { $0["body"] } == ["m2", "m1"])
    let next = try #require(page["next_page_uri"]?.text)
    #expect(talk.send("GET", next).json["messages"]?.elements?.map { $0["body"] } == ["m0"])
    let bad = talk.send("POST", base + "/Messages.json", body: "To=1&From=2&Body=x")
    #expect(bad.status == 400 && bad.json["code"] == 21_211)
  }

  @Test("refusals are Twilio's: 20003 without the token, 20404 for what is not there, 20429 for too much")
  func refusals() throws {
    #expect(twilio(token: "no").send("GET", base + ".json").json == (try fixture("twilio/api/error.401.json")))
    let talk = twilio()
    let missing = talk.send("GET", base + "/Recordings/RE00000000000000000000000000000fff.json")
    #expect(missing.json == (try fixture("twilio/api/error.404.json")))
    talk.provider.settings.requestsPerSecond = 1
    #expect(talk.send("GET", base + "/Calls.json").json["code"] == 20_429)
  }
}
