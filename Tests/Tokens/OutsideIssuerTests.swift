import Foundation
import Sealing
import Testing

@testable import Tokens

@Suite("Tokens of issuers outside")
struct OutsideIssuerTests {
  static let now: Int64 = 1_800_000_000
  static let secret = Array("a secret that is long enough to be one".utf8)

  private func hmac(
    _ claims: String, header: String = #"{"alg":"HS256","typ":"JWT"}"#, secret: [UInt8] = OutsideIssuerTests.secret
  ) throws -> CompactToken {
    let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
    return try CompactToken(signed + "." + Base64URL.encode(HMACSHA256.code(key: secret, Array(signed.utf8))))
  }

  private func claims(
    _ aud: String = #""authenticated""#, exp: String = "1800000060", more: String = "", iss: String = "https://a.test"
  ) -> String {
    #"{"iss":"\#(iss)","aud":\#(aud),"sub":"person-1","exp":\#(exp)\#(more)}"#
  }

  private let issuer = OutsideIssuer(
    issuer: "https://a.test", audience: "authenticated", key: .secret(OutsideIssuerTests.secret))

  @Test("a token with our shared secret tells its subject, to the second")
  func genuine() throws {
    let person = try issuer.verify(hmac(claims()), now: Self.now)
    #expect(person == OutsideIssuer.Person(subject: "person-1", expiresAt: 1_800_000_060))
    #expect(try issuer.verify(hmac(claims(#"["x","authenticated"]"#)), now: Self.now) == person)
    #expect(throws: TokenError.expired) { try issuer.verify(hmac(claims()), now: 1_800_000_060) }
    #expect(try issuer.verify(hmac(claims(more: #","nbf":1800000005"#)), now: Self.now) == person)
  }

  @Test("what is not the issuer's, not for us or not now is refused")
  func refusals() throws {
    let cases: [(String, TokenError)] = [
      (claims(#""other""#), .wrongAudience), (claims("[]"), .wrongAudience), (claims("null"), .wrongAudience),
      (claims(iss: "https://b.test"), .wrongIssuer), (claims(more: #","nbf":1800000006"#), .notYetValid),
      (claims(more: #","iat":1800000006"#), .notYetValid), (claims(exp: "null"), .malformed),
      (claims(exp: "1e300"), .malformed), (claims(exp: "-1"), .malformed), (claims(exp: #""1800000060""#), .malformed),
      (claims(more: #","nbf":1e300"#), .malformed), ("[]", .malformed),
    ]
    for (claims, expected) in cases {
      let token = try hmac(claims)
      #expect(throws: expected, "\(claims)") { try issuer.verify(token, now: Self.now) }
    }
    let other = try hmac(claims(), secret: Array("another secret that is long enough".utf8))
    #expect(throws: TokenError.badSignature) { try issuer.verify(other, now: Self.now) }
  }

  @Test("a token cannot choose how it is verified", arguments: ["none", "RS256", "EdDSA", "hs256", "HS512", ""])
  func algorithm(name: String) throws {
    let token = try hmac(claims(), header: #"{"alg":"\#(name)","kid":"k1"}"#)
    #expect(throws: TokenError.wrongAlgorithm) { try issuer.verify(token, now: Self.now) }
  }

  @Test("an HMAC under a published key is refused by an issuer with a key set, and kid picks nothing but a key")
  func confusion() throws {
    let key = try Ed25519.PrivateKey()
    let published = OutsideIssuer(
      issuer: "https://a.test", audience: "authenticated",
      key: .keySet(VerificationKeys(["k1": .ed25519(key.publicKey)])))
    let forged = try hmac(claims(), header: #"{"alg":"HS256","kid":"k1"}"#, secret: key.publicKey)
    #expect(throws: TokenError.wrongAlgorithm) { try published.verify(forged, now: Self.now) }
    let signed = try CompactToken(CompactToken.sign(claims: Array(claims().utf8), keyID: "k1", key: key))
    #expect(try published.verify(signed, now: Self.now).subject == "person-1")
    for id in ["../k1", "k1' or '1'='1", "K1"] {
      let token = try CompactToken(CompactToken.sign(claims: Array(claims().utf8), keyID: id, key: key))
      #expect(throws: TokenError.unknownKey) { try published.verify(token, now: Self.now) }
    }
    #expect(throws: TokenError.wrongAlgorithm) { try issuer.verify(signed, now: Self.now) }
  }
}
