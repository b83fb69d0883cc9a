import Foundation
import Identifiers
import Sealing
import Testing

@testable import Tokens

@Suite("Verifying tokens")
struct TokenVerifierTests {
  static let now: Int64 = 1_800_000_000

  let key: Ed25519.PrivateKey
  let verifier: TokenVerifier

  init() throws {
    key = try Ed25519.PrivateKey()
    verifier = TokenVerifier(
      issuer: "switchboard", audience: "switchboard", keys: VerificationKeys(["k1": .ed25519(key.publicKey)]),
      capacity: 64)
  }

  private func claims(_ change: (inout AccessClaims) -> Void = { _ in }) -> AccessClaims {
    var claims = AccessClaims(
      iss: "switchboard", aud: "switchboard", sub: "user:0198c0de-0000-7000-8000-000000000001",
      org: "0198c0de-0000-7000-8000-000000000002", role: "owner", pv: 3,
      sid: "0198c0de-0000-7000-8000-000000000003", iat: Self.now, exp: Self.now + 600)
    change(&claims)
    return claims
  }

  private func token(_ claims: AccessClaims, keyID: String = "k1") throws -> String {
    try CompactToken.sign(claims: claims.encoded(), keyID: keyID, key: key)
  }

  private func token(header: String, _ claims: AccessClaims) throws -> String {
    let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(try claims.encoded())
    return signed + "." + Base64URL.encode(try key.sign(Array(signed.utf8)))
  }

  @Test("a token of ours tells who it stands for, until the second it ends")
  func genuine() throws {
    let text = try token(claims())
    let verified = try verifier.verify(text, now: Self.now)
    #expect(verified.principal == "user:0198c0de-0000-7000-8000-000000000001" && verified.permissionVersion == 3)
    #expect(try verifier.verify(text, now: Self.now + 599) == verified)
    #expect(throws: TokenError.expired) { try verifier.verify(text, now: Self.now + 600) }
  }

  @Test("what is not ours, not now, or not for us is refused, each for its reason")
  func refusals() throws {
    let cases: [(AccessClaims, TokenError)] = [
      (claims { $0.iss = "somebody" }, .wrongIssuer), (claims { $0.aud = "else" }, .wrongAudience),
      (claims { $0.exp = Self.now }, .malformed), (claims { $0.org = "x" }, .malformed),
      (claims { $0.iat = Self.now + 6 }, .notYetValid),
      (claims { ($0.iat, $0.exp) = (Self.now - 9, Self.now) }, .expired),
    ]
    for (claims, expected) in cases {
      let text = try token(claims)
      #expect(throws: expected) { try verifier.verify(text, now: Self.now) }
    }
    #expect(try verifier.verify(token(claims { $0.iat = Self.now + 5 }), now: Self.now).issuedAt == Self.now + 5)
    #expect(verifier.remembered == 1)
  }

  @Test("no algorithm but the key's own, however the token names it; no extension; no unknown key")
  func headers() throws {
    let cases: [(String, TokenError)] = [
      (#"{"alg":"none","kid":"k1"}"#, .wrongAlgorithm), (#"{"alg":"HS256","kid":"k1"}"#, .wrongAlgorithm),
      (#"{"alg":"RS256","kid":"k1"}"#, .wrongAlgorithm), (#"{"alg":"eddsa","kid":"k1"}"#, .wrongAlgorithm),
      (#"{"alg":"EdDSA"}"#, .unknownKey), (#"{"alg":"EdDSA","kid":"../k1"}"#, .unknownKey),
      (#"{"alg":"EdDSA","kid":""}"#, .malformed), (#"{"alg":"EdDSA","kid":"k1","crit":["exp"]}"#, .malformed),
      (#"{"kid":"k1"}"#, .malformed), ("[]", .malformed),
    ]
    for (header, expected) in cases {
      let text = try token(header: header, claims())
      #expect(throws: expected, "\(header)") { try verifier.verify(text, now: Self.now) }
    }
    #expect(try verifier.verify(token(header: #"{"alg":"EdDSA","kid":"k1"}"#, claims()), now: Self.now).role == "owner")
  }

  @Test("an HMAC under the public key is no signature: algorithms cannot be confused")
  func confusion() throws {
    let header = #"{"alg":"HS256","kid":"k1"}"#
    let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(try claims().encoded())
    let forged = signed + "." + Base64URL.encode(HMACSHA256.code(key: key.publicKey, Array(signed.utf8)))
    #expect(throws: TokenError.wrongAlgorithm) { try verifier.verify(forged, now: Self.now) }
  }

  @Test("another key's signature, a changed byte, another spelling and a part too many are refused")
  func spoiled() throws {
    let text = try token(claims())
    let parts = text.split(separator: ".").map(String.init)
    let other = try CompactToken.sign(claims: claims().encoded(), keyID: "k1", key: Ed25519.PrivateKey())
    let promoted = Base64URL.encode(try claims { $0.role = "operator" }.encoded())
    for spoiled in [
      other, "\(parts[0]).\(promoted).\(parts[2])", "\(parts[0]).\(parts[1]).", parts[0] + "." + parts[1],
    ] {
      #expect(throws: TokenError.self) { try verifier.verify(spoiled, now: Self.now) }
    }
    for spoiled in [text + "=", text + ".", " " + text, text + String(repeating: "A", count: 9000), ""] {
      #expect(throws: TokenError.malformed) { try verifier.verify(spoiled, now: Self.now) }
    }
    #expect(verifier.remembered == 0)
  }

  @Test("twenty thousand bad tokens leave nothing behind and push nothing good out")
  func flood() throws {
    let good = try token(claims())
    _ = try verifier.verify(good, now: Self.now)
    for number in 0..<20_000 {
      let bad = good.dropLast(8) + String(format: "%08x", number)
      #expect(throws: TokenError.self) { try verifier.verify(String(bad), now: Self.now) }
    }
    #expect(verifier.remembered == 1)
  }

  @Test("more good tokens than there is room for: the cache stays within it")
  func bounded() throws {
    for number in 0..<300 { _ = try verifier.verify(token(claims { $0.pv = Int64(number) }), now: Self.now) }
    #expect(verifier.remembered <= 64)
  }

  @Test("a remembered token is forgotten with its key, and after a minute is verified again")
  func forgotten() throws {
    let text = try token(claims())
    _ = try verifier.verify(text, now: Self.now)
    _ = try verifier.verify(text, now: Self.now + 61)
    #expect(verifier.remembered == 1)
    verifier.replace(keys: VerificationKeys(["k2": .ed25519(key.publicKey)]))
    #expect(verifier.remembered == 0)
    #expect(throws: TokenError.unknownKey) { try verifier.verify(text, now: Self.now) }
  }

  @Test(
    "what was revoked counts no more, even remembered; what was made later does",
    arguments: [
      (Revocation.Kind.session, "0198c0de-0000-7000-8000-000000000003"),
      (.principal, "user:0198c0de-0000-7000-8000-000000000001"),
      (.membership, "0198c0de-0000-7000-8000-000000000002/user:0198c0de-0000-7000-8000-000000000001"),
      (.organization, "0198c0de-0000-7000-8000-000000000002"),
    ])
  func revoked(kind: Revocation.Kind, subject: String) throws {
    let text = try token(claims())
    _ = try verifier.verify(text, now: Self.now)
    verifier.apply([Revocation(kind: kind, subject: subject, at: Self.now)], now: Self.now)
    #expect(throws: TokenError.revoked) { try verifier.verify(text, now: Self.now) }
    let later = try token(claims { ($0.iat, $0.exp) = (Self.now + 1, Self.now + 601) })
    #expect(try verifier.verify(later, now: Self.now + 1).permissionVersion == 3)
  }
}
