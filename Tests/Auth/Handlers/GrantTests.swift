import AuthAPI
import Calls
import Foundation
import Identifiers
import Messages
import ServiceRuntime
import TestSupport
import Testing
import Tokens

@testable import Auth

@Suite("Operators' grants")
struct GrantTests {
  private func open(
    _ bench: AuthBench, _ organization: OrganizationID, reason: String = "ticket 4711", seconds: UInt32 = 0
  ) async throws -> OpenGrantResponse {
    try await bench.handlers.openGrant(
      OpenGrantRequest(orgID: "\(organization)", reason: reason, seconds: seconds),
      context: bench.context(AuthMethods.openGrant, actor: "operator"))
  }

  private func log(_ bench: AuthBench, _ organization: OrganizationID) async throws -> [AuditRecord] {
    try await bench.handlers.listAudit(ListAuditRequest(), context: bench.context(AuthMethods.listAudit, organization))
      .records
  }

  private func verify(_ bench: AuthBench, _ token: Sensitive<String>, at seconds: Int64) async throws -> VerifiedToken {
    let keys = try #require(
      VerificationKeys(
        json: Array(
          try await bench.handlers.getJwks(
            GetJwksRequest(), context: bench.context(AuthMethods.getJwks, caller: "billing")
          ).keySet.utf8)))
    return try TokenVerifier(issuer: "switchboard", audience: "switchboard", keys: keys)
      .verify(token.reveal(), now: seconds)
  }

  @Test("a grant is for one organization and a time, and its log says who, why and how long before there is a token")
  func opened() async throws {
    try await AuthBench.with { bench in
      let (mine, other) = (try await bench.organization(), try await bench.organization(email: "b@acme.test"))
      let before = (try await log(bench, mine).count, try await log(bench, other))
      let now = try await bench.databases.database.seconds()
      let grant = try await open(bench, mine, seconds: 14_400)
      let verified = try await verify(bench, grant.token, at: now + 14_390)
      #expect(verified.principal == "operator" && verified.organizationID == mine)
      #expect(verified.sessionID == grant.grantID)
      #expect(verified.expiresAt == grant.expiresAt?.seconds)
      await #expect(throws: TokenError.expired) { try await verify(bench, grant.token, at: verified.expiresAt) }
      let records = try await log(bench, mine)
      #expect(records.count == before.0 + 1)
      let last = try #require(records.last)
      #expect(last.actor == "actor:operator" && last.action == "operator.grant_opened")
      #expect(last.object == "\(grant.grantID) for 14400 s: ticket 4711")
      #expect(try await log(bench, other) == before.1)
    }
  }

  @Test("nobody gets one without a reason, for longer than four hours, or for nobody")
  func refused() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      let before = try await log(bench, mine)
      func reason(_ organization: OrganizationID, _ reason: String, _ seconds: UInt32) async -> String? {
        do {
          _ = try await open(bench, organization, reason: reason, seconds: seconds)
          return nil
        } catch {
          return (error as? any RPCErrorConvertible)?.rpcError.reason
        }
      }
      #expect(await reason(mine, "", 0) == "invalid_reason")
      #expect(await reason(mine, String(repeating: "x", count: 121), 0) == "invalid_reason")
      #expect(await reason(mine, "x\0", 0) == "invalid_reason")
      #expect(await reason(mine, "x", 14_401) == "invalid_seconds")
      #expect(await reason(.new(), "x", 0) == "organization_not_found")
      #expect(try await log(bench, mine) == before)
      #expect(await reason(mine, String(repeating: "ü", count: 120), 14_400) == nil)
    }
  }

  @Test("a grant's token opens nothing at the door of the API, and ends with the organization's other tokens")
  func token() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      let grant = try await open(bench, mine)
      let error = await #expect(throws: AuthError.self) {
        try await bench.handlers.verifyToken(
          VerifyTokenRequest(token: grant.token), context: bench.context(AuthMethods.verifyToken, caller: "edge"))
      }
      #expect(error == .tokenRefused)
      let verified = try await verify(bench, grant.token, at: try await bench.databases.database.seconds())
      let verifier = TokenVerifier(issuer: "switchboard", audience: "switchboard")
      verifier.apply(
        [Revocation(kind: .organization, subject: "\(mine)", at: verified.issuedAt + 1)], now: verified.issuedAt + 1)
      #expect(verifier.isRevoked(verified))
    }
  }
}
