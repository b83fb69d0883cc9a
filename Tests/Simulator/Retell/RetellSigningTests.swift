import Foundation
import TestSupport
import Testing
import Webhooks

@testable import Simulator

@Suite struct RetellSigningTests {
  @Test("what is signed here verifies there", arguments: [[], Array("{\"event\":\"call_ended\"}".utf8), [0, 255]])
  func verifies(body: [UInt8]) {
    let header = RetellSigning.header(body: body, secret: "key_test", atMilliseconds: 1_795_014_300_000)
    let verdict = RetellSignature.verify(
      header: header, body: body, secrets: [Array("key_test".utf8)], nowMilliseconds: 1_795_014_300_000)
    #expect(verdict == .valid(secret: 0))
  }

  @Test("a signature equals the one of Retell's own SDK")
  func equalsVector() throws {
    let file = try JSONValue(parsing: Data(Fixtures.bytes("providers/vectors/retell.json")))
    guard case .array(let cases)? = file["cases"], let sample = cases.first else {
      Issue.record("no cases")
      return
    }
    let body = Array(try #require(sample["body"]?.text).utf8)
    let header = RetellSigning.header(
      body: body, secret: try #require(sample["secret"]?.text), atMilliseconds: 1_795_014_300_000)
    #expect(sample["headers"]?[RetellSigning.headerName]?.text == header)
  }
}
