import Foundation
import TestSupport
import Testing

@testable import Webhooks

@Suite struct RetellSignatureTests {
  @Test("every case of the signature vectors comes out as it says", arguments: try SignatureVector.load("retell"))
  func vectors(vector: SignatureVector) {
    let verdict = RetellSignature.verify(
      header: vector.header(RetellSignature.headerName), body: vector.bytes, secrets: vector.allSecrets,
      nowMilliseconds: vector.now)
    let isValid = if case .valid = verdict { true } else { false }
    #expect(isValid == (vector.expect == "valid"), "\(vector.name): \(vector.why)")
  }

  @Test("any of the live secrets may have signed, and which one is told")
  func severalSecrets() {
    let header = RetellSignature.sign(body: [1], secret: [2], nowMilliseconds: 5)
    #expect(
      RetellSignature.verify(header: header, body: [1], secrets: [[9], [2]], nowMilliseconds: 5) == .valid(secret: 1))
    #expect(RetellSignature.verify(header: header, body: [1], secrets: [], nowMilliseconds: 5) == .mismatch)
  }

  @Test("a time that no clock shows is refused, not computed with")
  func extremeTimes() {
    let hex = String(repeating: "a", count: 64)
    #expect(
      RetellSignature.verify(header: "v=9223372036854775807,d=\(hex)", body: [], secrets: [[1]], nowMilliseconds: -2)
        == .stale)
    #expect(
      RetellSignature.verify(header: "v=9223372036854775808,d=\(hex)", body: [], secrets: [[1]], nowMilliseconds: 0)
        == .malformed)
  }

  @Test("no changed byte of body or header verifies, whatever the seed")
  func changes() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let body = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    let header = RetellSignature.sign(body: body, secret: [1, 2, 3], nowMilliseconds: 1_795_014_300_000)
    for _ in 0..<200 {
      var changed = body
      changed[Int.random(in: 0..<body.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      #expect(
        RetellSignature.verify(
          header: header, body: changed, secrets: [[1, 2, 3]], nowMilliseconds: 1_795_014_300_000) == .mismatch,
        "seed \(seed)")
      var text = Array(header.utf8)
      text[Int.random(in: 0..<text.count, using: &random)] ^= UInt8.random(in: 1...127, using: &random)
      let verdict = RetellSignature.verify(
        header: String(decoding: text, as: UTF8.self), body: body, secrets: [[1, 2, 3]],
        nowMilliseconds: 1_795_014_300_000)
      if case .valid = verdict { Issue.record("a changed header verified, seed \(seed)") }
    }
  }
}
