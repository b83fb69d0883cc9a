import AuthAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Postgres
import TestSupport
import Testing
import Tokens

@testable import Auth

@Suite("API keys")
struct APIKeyTests {
  private func create(
    _ bench: AuthBench, _ organization: OrganizationID, scopes: [String] = ["calls.read"], addresses: [String] = [],
    actor: String? = nil, caller: String = "operator", key: String = UUID().uuidString
  ) async throws -> CreateApiKeyResponse {
    try await bench.handlers.createApiKey(
      CreateApiKeyRequest(name: "script", scopes: scopes, addresses: addresses, idempotencyKey: key),
      context: bench.context(AuthMethods.createApiKey, organization, actor: actor, caller: caller))
  }

  private func verify(
    _ bench: AuthBench, _ key: String, from address: String = ""
  ) async throws -> VerifyApiKeyResponse {
    try await bench.handlers.verifyApiKey(
      VerifyApiKeyRequest(key: Sensitive(key), remoteAddress: Sensitive(address)),
      context: bench.context(AuthMethods.verifyApiKey, caller: "edge"))
  }

  @Test("a key becomes a token of its scopes; the secret is told once and kept by nobody")
  func exchanged() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let made = try await create(bench, organization, key: "k")
      let secret = made.secret.reveal()
      #expect(try await create(bench, organization, key: "k").secret.reveal().isEmpty)
      let verified = try await verify(bench, secret)
      #expect(verified.orgID == "\(organization)" && verified.scopes == ["calls.read"])
      #expect(try await bench.verify(verified.accessToken).principal == verified.principal)
      let key = try #require(Principal(verified.principal))
      #expect(try await bench.check(key, .callsRead, in: organization).allowed)
      #expect(try await bench.check(key, .walletRead, in: organization).allowed == false)
      #expect(try await bench.check(key, .callsRead, in: .new()).allowed == false)
    }
  }

  @Test("a changed character, another organization and made-up keys are refused alike")
  func refused() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let made = try await create(bench, organization)
      let id = try #require(APIKeyID(made.apiKey?.id ?? ""))
      let sameID = APIKeyText(organization: organization, id: id).text
      let otherPlace = APIKeyText(organization: .new(), id: id).text
      for text in [sameID, otherPlace, String(made.secret.reveal().dropLast()) + "!", "swk_", "", "swk_AAAA"] {
        await #expect(throws: AuthError.keyRefused) { try await verify(bench, text) }
      }
    }
  }

  @Test("nobody gives a key more than they have")
  func escalation() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let admin = "\(Principal.user(try await bench.addMember(.admin, to: organization)))"
      let member = "\(Principal.user(try await bench.addMember(.member, to: organization)))"
      _ = try await create(bench, organization, scopes: ["wallet.manage"], actor: admin, caller: "edge")
      await #expect(throws: AuthError.permissionDenied) {
        try await create(bench, organization, scopes: ["agents.move"], actor: admin, caller: "edge")
      }
      await #expect(throws: AuthError.permissionDenied) {
        try await create(bench, organization, scopes: ["calls.read"], actor: member, caller: "edge")
      }
    }
  }

  @Test("a key counts only from its addresses, until it is revoked, and not in a closed organization")
  func limits() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let bound = try await create(bench, organization, addresses: ["192.0.2.1"]).secret.reveal()
      #expect(try await verify(bench, bound, from: "192.0.2.1").scopes == ["calls.read"])
      await #expect(throws: AuthError.keyRefused) { try await verify(bench, bound, from: "192.0.2.2") }
      let made = try await create(bench, organization)
      let token = try await verify(bench, made.secret.reveal()).accessToken
      _ = try await bench.handlers.revokeApiKey(
        RevokeApiKeyRequest(apiKeyID: made.apiKey?.id ?? ""),
        context: bench.context(AuthMethods.revokeApiKey, organization))
      await #expect(throws: AuthError.keyRefused) { try await verify(bench, made.secret.reveal()) }
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(token) }
      try await bench.update(organization, status: .closed)
      await #expect(throws: AuthError.keyRefused) { try await verify(bench, bound, from: "192.0.2.1") }
    }
  }

  @Test("a rotated key and its successor both count during the overlap, then the successor alone")
  func rotated() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let old = try await create(bench, organization)
      let new = try await bench.handlers.rotateApiKey(
        RotateApiKeyRequest(apiKeyID: old.apiKey?.id ?? "", overlapSeconds: 60, idempotencyKey: "k"),
        context: bench.context(AuthMethods.rotateApiKey, organization))
      for secret in [old.secret, new.secret] { _ = try await verify(bench, secret.reveal()) }
      try await bench.tamper("update api_keys set expires_at = expires_at - interval '61 seconds'")
      await #expect(throws: AuthError.keyRefused) { try await verify(bench, old.secret.reveal()) }
      #expect(try await verify(bench, new.secret.reveal()).scopes == ["calls.read"])
    }
  }

  @Test("a ticket is used once, for its purpose, within its minute, and becomes a token of its log-in")
  func tickets() async throws {
    try await AuthBench.with { bench in
      let (organization, owner) = try await bench.organizationWithOwner(password: "correct horse battery")
      let pair = try await bench.logIn()
      func ticket() async throws -> Sensitive<String> {
        try await bench.handlers.createTicket(
          CreateTicketRequest(purpose: "events"),
          context: bench.context(
            AuthMethods.createTicket, organization, actor: "\(Principal.user(owner))", caller: "edge",
            session: pair.sessionID)
        ).ticket
      }
      func consume(_ ticket: Sensitive<String>, _ purpose: String = "events") async throws -> ConsumeTicketResponse {
        try await bench.handlers.consumeTicket(
          ConsumeTicketRequest(ticket: ticket, purpose: purpose),
          context: bench.context(AuthMethods.consumeTicket, caller: "edge"))
      }
      let first = try await ticket()
      await #expect(throws: AuthError.ticketRefused) { try await consume(first, "connect") }
      let consumed = try await consume(first)
      #expect(consumed.orgID == "\(organization)")
      #expect(try await bench.verify(consumed.accessToken).principal == "\(Principal.user(owner))")
      let claims = try CompactToken(consumed.accessToken.reveal()).payload
      #expect(String(decoding: claims, as: UTF8.self).contains(pair.sessionID))
      await #expect(throws: AuthError.ticketRefused) { try await consume(first) }
      let late = try await ticket()
      try await bench.tamper("update tickets set expires_at = clock_timestamp()")
      await #expect(throws: AuthError.ticketRefused) { try await consume(late) }
      await #expect(throws: AuthError.ticketRefused) { try await consume("x") }
      // Neither a ticket nor a token outlives its log-in.
      let last = try await ticket()
      _ = try await bench.handlers.logout(
        LogoutRequest(refreshToken: pair.refreshToken), context: bench.context(AuthMethods.logout, caller: "edge"))
      await #expect(throws: AuthError.ticketRefused) { try await consume(last) }
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(consumed.accessToken) }
    }
  }
}
