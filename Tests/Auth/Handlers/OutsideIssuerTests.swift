import AuthAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Postgres
import Sealing
import ServiceRuntime
import TestSupport
import Testing
import Tokens

@testable import Auth

@Suite("People of issuers outside")
struct OutsideIssuerTests {
  private static let secret = "a secret that is long enough to be one"

  private func put(
    _ bench: AuthBench, _ organization: OrganizationID, secret: String = OutsideIssuerTests.secret, enabled: Bool = true
  ) async throws {
    _ = try await bench.handlers.putOutsideIssuer(
      PutOutsideIssuerRequest(
        issuer: "https://a.test", audience: "authenticated", sharedSecret: Sensitive(secret), defaultRole: "member",
        enabled: enabled), context: bench.context(AuthMethods.putOutsideIssuer, organization))
  }

  private func token(_ subject: String = "person-1", email: String = "owner@acme.test") -> String {
    let end = Int64(Date().timeIntervalSince1970) + 3600
    let claims =
      #"{"iss":"https://a.test","aud":"authenticated","sub":"\#(subject)","exp":\#(end),"email":"\#(email)"}"#
    let signed = Base64URL.encode(Array(#"{"alg":"HS256"}"#.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
    return signed + "." + Base64URL.encode(HMACSHA256.code(key: Array(Self.secret.utf8), Array(signed.utf8)))
  }

  private func exchange(
    _ bench: AuthBench, _ token: String, in organization: OrganizationID
  ) async throws -> ExchangeTokenResponse {
    try await bench.handlers.exchangeToken(
      ExchangeTokenRequest(orgID: "\(organization)", token: Sensitive(token)),
      context: bench.context(AuthMethods.exchangeToken, caller: "edge"))
  }

  @Test("a person is organization, issuer and subject: never the user with the same address")
  func exchanged() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let theirs = try await bench.organization(email: "other@acme.test")
      try await put(bench, mine)
      try await put(bench, theirs)
      let first = try await exchange(bench, token(), in: mine)
      #expect(first.role == "member" && first.principal != "\(Principal.user(owner))")
      #expect(try await exchange(bench, token(), in: mine).principal == first.principal)
      #expect(try await exchange(bench, token("person-2"), in: mine).principal != first.principal)
      #expect(try await exchange(bench, token(), in: theirs).principal != first.principal)
      #expect(try await bench.verify(first.accessToken).principal == first.principal)
      let principal = try #require(Principal(first.principal))
      #expect(try await bench.check(principal, .contactsManage, in: mine).allowed)
      #expect(try await bench.check(principal, .walletManage, in: mine).allowed == false)
      #expect(try await bench.check(principal, .contactsManage, in: theirs).allowed == false)
    }
  }

  @Test("an issuer that is not taken, or not here, lets nobody in; one that is switched off ends its people's tokens")
  func refused() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      await #expect(throws: AuthError.tokenRefused) { try await exchange(bench, token(), in: mine) }
      try await put(bench, mine)
      let pair = try await exchange(bench, token(), in: mine)
      for text in ["", "x", token() + "A"] {
        await #expect(throws: AuthError.tokenRefused) { try await exchange(bench, text, in: mine) }
      }
      // A token of ours is not one of theirs.
      await #expect(throws: AuthError.tokenRefused) {
        try await exchange(bench, pair.accessToken.reveal(), in: mine)
      }
      try await put(bench, mine, enabled: false)
      await #expect(throws: AuthError.tokenRefused) { try await exchange(bench, token(), in: mine) }
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(pair.accessToken) }
      try await put(bench, mine, secret: "another secret that is long enough")
      await #expect(throws: AuthError.tokenRefused) { try await exchange(bench, token(), in: mine) }
      #expect(try await bench.count("select count(*) from outside_issuers") == 1)
    }
  }

  @Test(
    "what is no issuer is refused with the field's name",
    arguments: [
      "invalid_issuer", "invalid_audience", "invalid_shared_secret", "invalid_key_set", "invalid_default_role",
    ])
  func rules(reason: String) async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      var request = PutOutsideIssuerRequest(
        issuer: "https://a.test", audience: "a", sharedSecret: Sensitive(Self.secret), defaultRole: "member")
      switch reason {
      case "invalid_issuer": request.issuer = "switchboard"
      case "invalid_audience": request.audience = ""
      case "invalid_shared_secret": request.sharedSecret = "short"
      case "invalid_key_set": request.keySet = #"{"keys":[]}"#
      default: request.defaultRole = "owner"
      }
      let spoiled = request
      let error = await #expect(throws: InvalidField.self) {
        try await bench.handlers.putOutsideIssuer(
          spoiled, context: bench.context(AuthMethods.putOutsideIssuer, mine))
      }
      #expect(error?.reason == reason)
    }
  }
}
