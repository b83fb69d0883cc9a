import Foundation
import Sealing
import TestSupport
import Testing

@testable import Webhooks

@Suite struct SignatureSchemeTests {
  static let files = [
    "retell", "stripe", "twilio-form", "twilio-json", "twilio-sharedkey", "vapi-hmac", "vapi-shared-secret",
    "standard-webhooks",
  ]

  @Test("every case of every provider's signature vectors comes out as it says", arguments: files)
  func vectors(file: String) throws {
    let vectors = try SignatureVector.load(file)
    #expect(!vectors.isEmpty)
    for vector in vectors where vector.advisory != true {
      let verdict = vector.delivery.verify(vector.credentials)
      let isValid = if case .valid = verdict { true } else { false }
      #expect(isValid == (vector.expect == "valid"), "\(file) \(vector.name): \(vector.why)")
    }
  }

  @Test("no changed byte of a signed body verifies, whatever the scheme", arguments: files)
  func changedBodies(file: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    for vector in try SignatureVector.load(file)
    where vector.expect == "valid" && vector.scheme != "vapi-bearer" && vector.bytes.count > 1 {
      var delivery = vector.delivery
      let index = Int.random(in: 0..<delivery.body.count, using: &random)
      // Twilio signs what a form decodes to: another order or spelling of the same parameters is the same form.
      let before = TwilioForm(delivery.body)
      delivery.body[index] ^= 1
      if vector.scheme.hasPrefix("twilio"), let before, let after = TwilioForm(delivery.body),
        Set(before.parameters) == Set(after.parameters)
      {
        continue
      }
      let verdict = delivery.verify(vector.credentials)
      if case .valid = verdict { Issue.record("\(file) \(vector.name), byte \(index), seed \(seed)") }
    }
  }

  @Test("a source without credentials verifies nothing")
  func noCredentials() throws {
    for vector in try Self.files.flatMap(SignatureVector.load) where vector.expect == "valid" {
      let verdict = vector.delivery.verify([])
      #expect(verdict == .missing)
    }
  }

  @Test("a deliverer who takes the strong signature away does not get by with the weak one")
  func downgrade() {
    func delivery(_ headers: [String: String]) -> SignedDelivery {
      SignedDelivery(method: "POST", url: "https://a.test/", headers: headers, body: [1], nowMilliseconds: 1_000_000)
    }
    let secret = Array("secret-01".utf8)
    let vapi = [SourceCredential(.vapi, secret: secret)]
    #expect(delivery(["x-vapi-secret": "secret-01"]).verify(vapi) == .valid(secret: 0))
    #expect(delivery(["authorization": "Bearer secret-01"]).verify(vapi) == .valid(secret: 0))
    // A wrong signature beside a right secret is a wrong signature.
    #expect(
      delivery(["x-vapi-secret": "secret-01", "x-signature": "00", "x-timestamp": "1000"]).verify(vapi) == .mismatch)
    // A shared key never makes the Auth Token one, and an unknown key is nobody's.
    let twilio = [SourceCredential(.twilio, secret: secret), SourceCredential(.twilioSharedKey(id: "k"), secret: [1])]
    let code = Data(HMACCode.code(.sha256, key: secret, [Array("https://a.test/".utf8)])).base64EncodedString()
    for key in ["k", "other"] {
      let forged = SignedDelivery(
        method: "GET", url: "https://a.test/",
        headers: [
          "x-twilio-signature": code, "x-twilio-webhooks-signature-settings": "key=\(key),algorithm=HMAC_SHA256",
        ], body: [], nowMilliseconds: 0)
      #expect(forged.verify(twilio) == .mismatch)
    }
  }

  @Test("a plan that binds nothing or costs too much cannot be chosen")
  func unsoundPlans() {
    var plan = VapiHMACPlan()
    #expect(plan.isSound)
    for format in [
      "{timestamp}", "{body}", String(repeating: "{body}", count: 9) + "{timestamp}",
      "{timestamp}{body}" + String(repeating: "x", count: 256),
    ] {
      plan.payloadFormat = format
      #expect(!plan.isSound, "\(format)")
    }
    plan = VapiHMACPlan()
    plan.signatureHeader = "x signature"
    #expect(!plan.isSound)
  }

  @Test("schemes survive being written and read, and one of a newer release is nobody's")
  func records() {
    var plan = VapiHMACPlan()
    plan.payloadFormat = "{body}"
    for scheme in [
      SignatureScheme.retell, .vapi, .vapiBearer(VapiBearer(headerName: "X-A", hasPrefix: false)), .vapiHMAC(plan),
      .standardWebhooks, .twilio, .twilioSharedKey(id: "k"), .stripe,
    ] {
      #expect(SchemeRecord(scheme).scheme == scheme)
    }
    #expect(SchemeRecord(name: "newer", settings: "{}").scheme == nil)
    #expect(SchemeRecord(name: "vapi-hmac", settings: "{}").scheme == nil)
    #expect(SchemeRecord(name: "retell", settings: "").scheme == nil)
  }

  @Test(
    "codes are those of RFC 2202 and RFC 4231",
    arguments: [
      (HMACCode.Hash.sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
      (.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    ])
  func knownCodes(hash: HMACCode.Hash, code: String) {
    let text = Array("what do ya want for nothing?".utf8)
    #expect(hexadecimal(HMACCode.code(hash, key: Array("Jefe".utf8), [text])) == code)
    #expect(HMACCode.code(.sha512, key: [], [text]).count == 64)
    #expect(HMACCode.code(.sha256, key: [1], [text]) == HMACSHA256.code(key: [1], text))
  }
}
