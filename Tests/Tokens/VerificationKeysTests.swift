import Foundation
import Sealing
import Testing

@testable import Tokens

@Suite("Sets of keys")
struct VerificationKeysTests {
  @Test("a set is its own JSON")
  func roundTrip() throws {
    let keys = VerificationKeys([
      "a": .ed25519(try Ed25519.PrivateKey().publicKey),
      "b": .rsa(modulus: [0x80] + [UInt8](repeating: 7, count: 255), exponent: [1, 0, 1]),
      "c": .p256(x: [UInt8](repeating: 1, count: 32), y: [UInt8](repeating: 2, count: 32)),
    ])
    #expect(VerificationKeys(json: keys.json()) == keys)
  }

  @Test("keys that are not for us are left out; a set that says two things is none")
  func leftOut() {
    func keys(_ json: String) -> VerificationKeys? { VerificationKeys(json: Array(json.utf8)) }
    let x = Base64URL.encode([UInt8](repeating: 1, count: 32))
    #expect(keys(#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"a","x":"\#(x)"}]}"#)?.keys.count == 1)
    for left in [
      #"{"kty":"oct","kid":"a","k":"AAAA"}"#, #"{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#,
      #"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"AAAA"}"#,
      #"{"kty":"OKP","crv":"Ed25519","kid":"a","alg":"HS256","x":"\#(x)"}"#,
      #"{"kty":"OKP","crv":"Ed25519","kid":"a","use":"enc","x":"\#(x)"}"#,
      #"{"kty":"RSA","kid":"a","n":"AQAB","e":"AQAB"}"#,
    ] {
      #expect(keys(#"{"keys":[\#(left)]}"#)?.keys.isEmpty == true, "\(left)")
    }
    let twice = #"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"\#(x)"}"#
    #expect(keys(#"{"keys":[\#(twice),\#(twice)]}"#) == nil)
    #expect(keys("[]") == nil)
    #expect(keys("{\"keys\":[]}" + String(repeating: " ", count: VerificationKeys.byteLimit)) == nil)
  }

  @Test("base64 has one spelling", arguments: ["AA=", "A", "AB", "A+", "A/", "A A", "AAE=", "é"])
  func spelling(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }
}
