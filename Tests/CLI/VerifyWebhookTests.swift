import Foundation
import Simulator
import TestSupport
import Testing

@testable import CLI

@Suite struct VerifyWebhookTests {
  private let vectors = Fixtures.url("providers/vectors/retell.json").path

  @Test("every case of Retell's vectors comes out as it says")
  func vectorsPass() async throws {
    let run = await CommandRun.run(["verify-webhook", "retell", "--vectors", vectors, "--json"])
    #expect(run.code == 0)
    let report = try run.json()
    #expect(report["cases"] == 40)
    #expect(report["as_expected"] == 40)
    #expect(report["deviations"] == [])
  }

  @Test(
    "every case of the other providers' vectors comes out as it says, advisory ones aside",
    arguments: [
      ("vapi", "vapi-hmac"), ("vapi", "vapi-shared-secret"), ("vapi", "standard-webhooks"), ("twilio", "twilio-form"),
      ("twilio", "twilio-json"), ("twilio", "twilio-sharedkey"), ("stripe", "stripe"),
    ])
  func otherVectors(provider: String, file: String) async throws {
    let path = Fixtures.url("providers/vectors/\(file).json").path
    let run = await CommandRun.run(["verify-webhook", provider, "--vectors", path, "--json"])
    #expect(run.code == 0)
  }

  @Test("a case that comes out otherwise is named and fails the command; an advisory one only is named")
  func deviationsAreNamed() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/vectors.json"
      let strict: JSONValue = [
        "name": "says-valid", "scheme": "retell", "secret": "s", "now": 1, "expect": "valid", "why": "it is not",
      ]
      var advisory = strict
      try advisory.set("advisory", to: true)
      for (cases, code) in [([strict], 1), ([advisory], 0)] as [([JSONValue], Int32)] {
        let file: JSONValue = ["provider": "retell", "cases": .array(cases)]
        try PrivateFile.write(file.json(), to: path)
        let run = await CommandRun.run(["verify-webhook", "retell", "--vectors", path])
        #expect(run.code == code)
        #expect(run.result.contains("says-valid"))
        #expect(run.result.contains("0 of 1 cases as expected"))
      }
    }
  }

  @Test(
    "a file of another form or another provider is refused", arguments: ["", "{}", #"{"provider":"vapi","cases":[]}"#])
  func refusesFile(content: String) async throws {
    try await withTemporaryFolder { folder in
      try PrivateFile.write(content, to: folder + "/vectors.json")
      #expect(await CommandRun.run(["verify-webhook", "retell", "--vectors", folder + "/vectors.json"]).code == 1)
    }
  }

  @Test("a body may not be blown up beyond 64 MiB")
  func limitsBody() async throws {
    try await withTemporaryFolder { folder in
      let file: JSONValue = [
        "provider": "retell",
        "cases": [
          ["name": "big", "scheme": "retell", "now": 1, "expect": "invalid", "body_repeat": ["aa", .integer(.max)]]
        ],
      ]
      try PrivateFile.write(file.json(), to: folder + "/vectors.json")
      #expect(await CommandRun.run(["verify-webhook", "retell", "--vectors", folder + "/vectors.json"]).code == 1)
    }
  }

  @Test(
    "one delivery is judged with a reason",
    arguments: [
      ("{}", "key", 0, nil), ("{} ", "key", 0, "mismatch"), ("{}", "other", 0, "mismatch"),
      ("{}", "key", 300_000, nil), ("{}", "key", 300_001, "stale"), ("{}", "key", -300_001, "stale"),
    ] as [(String, String, Int64, String?)])
  func judgesOne(body: String, secret: String, later: Int64, reason: String?) async throws {
    let signedAt: Int64 = 1_795_014_300_000
    let signature = RetellSigning.header(body: Array("{}".utf8), secret: "key", atMilliseconds: signedAt)
    try await withTemporaryFolder { folder in
      try PrivateFile.write(body, to: folder + "/body")
      let run = await CommandRun.run([
        "verify-webhook", "retell", "--secret", secret, "--header", "x-retell-signature: \(signature)", "--body-file",
        folder + "/body", "--now", String(signedAt + later), "--json",
      ])
      #expect(run.code == (reason == nil ? 0 : 1))
      #expect(try run.json()["valid"] == .bool(reason == nil))
      #expect(try run.json()["reason"] == reason.map { .string($0) } ?? .null)
    }
  }
}
