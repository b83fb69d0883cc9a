import Calls
import Foundation
import Identifiers
import Messages
import Observability
import Sealing
import Synchronization
import Testing
import Tokens

@testable import ServiceRuntime

/// Plays somebody who holds the certificate of a service and wants to act for others.
@Suite struct PrincipalInterceptorTests {
  static let organization = "018f0000-0000-7000-8000-00000000000a"
  static let other = "018f0000-0000-7000-8000-00000000000b"
  static let user = "user:018f0000-0000-7000-8000-000000000001"
  static let session = "018f0000-0000-7000-8000-000000000002"

  static let tenantMethod = MethodDescription(name: "t.v1.T/Get", defaultTimeout: .seconds(1), callers: ["*"])
  static let systemMethod = MethodDescription(
    name: "t.v1.T/Note", defaultTimeout: .seconds(1), callers: ["*"], isSystem: true)

  let key: Ed25519.PrivateKey
  let source: ScriptedPrincipals
  let verifier: PrincipalVerifier

  init() async throws {
    key = try Ed25519.PrivateKey()
    source = ScriptedPrincipals(VerificationKeys(["k1": .ed25519(key.publicKey)]))
    verifier = PrincipalVerifier(source: source, events: .discarding())
    await verifier.look(at: .now)
  }

  private static func claims(_ change: (inout AccessClaims) -> Void = { _ in }) -> AccessClaims {
    let now = Int64(Date().timeIntervalSince1970)
    var claims = AccessClaims(
      iss: "switchboard", aud: "switchboard", sub: user, org: organization, role: "owner", pv: 1, sid: session,
      iat: now, exp: now + 60)
    change(&claims)
    return claims
  }

  private func token(
    _ claims: AccessClaims = claims(), by signer: Ed25519.PrivateKey? = nil
  ) throws -> Sensitive<String> {
    Sensitive(try CompactToken.sign(claims: claims.encoded(), keyID: "k1", key: signer ?? key))
  }

  /// What the handler would know, or the reason of the refusal.
  private func admit(
    _ caller: String, _ method: MethodDescription = tenantMethod, organization: String? = nil, actor: String? = nil,
    token: Sensitive<String>? = nil
  ) -> (context: CallContext, refusal: String?) {
    var context = CallContext(
      caller: caller, organizationID: organization, actor: actor, requestID: "r", deadline: .now + .seconds(1),
      method: method, principalToken: token)
    do throws(RPCError) {
      try PrincipalInterceptor(verifier: verifier, events: .discarding()).callBegins(&context)
      return (context, nil)
    } catch {
      #expect(error.code == .unauthenticated || error.code == .unavailable)
      return (context, error.reason)
    }
  }

  @Test("organization, actor and log-in are the token's, whether or not the caller names them")
  func proven() throws {
    for (organization, actor) in [(Self.organization, Self.user), (nil, nil), (Self.organization.uppercased(), nil)] {
      let (context, refusal) = admit("edge", organization: organization, actor: actor, token: try token())
      #expect(refusal == nil)
      #expect(context.organizationID == Self.organization)
      #expect(context.actor == Self.user)
      #expect(context.sessionID == Self.session)
    }
  }

  @Test("the edge cannot name an organization or an actor beside its token's, in any method")
  func mismatch() throws {
    for method in [Self.tenantMethod, Self.systemMethod] {
      let token = try token()
      #expect(admit("edge", method, organization: Self.other, token: token).refusal == "principal_mismatch")
      #expect(admit("edge", method, organization: "", token: token).refusal == "principal_mismatch")
      #expect(
        admit("edge", method, organization: Self.organization, actor: "user:" + Self.other, token: token).refusal
          == "principal_mismatch")
      #expect(admit("edge", method, actor: "operator", token: token).refusal == "principal_mismatch")
    }
  }

  @Test("without a token the edge acts for nobody, and no service has an actor")
  func unproven() {
    #expect(admit("edge", organization: Self.organization).refusal == "principal_unproven")
    #expect(admit("edge", organization: Self.organization, actor: Self.user).refusal == "principal_unproven")
    #expect(admit("edge", Self.systemMethod, organization: Self.organization).refusal == "principal_unproven")
    #expect(admit("edge", Self.systemMethod, actor: Self.user).refusal == "principal_unproven")
    #expect(admit("webhooks", organization: Self.organization).refusal == "principal_unproven")
    #expect(admit("webhooks", organization: Self.organization, actor: Self.user).refusal == "principal_unproven")
    #expect(
      admit("webhooks", Self.systemMethod, organization: Self.organization, actor: Self.user).refusal
        == "principal_unproven")
    #expect(admit("webhooks", Self.systemMethod, actor: "operator").refusal == "principal_unproven")
    #expect(admit("edge", Self.systemMethod).refusal == nil)
    #expect(admit("webhooks", Self.systemMethod, organization: Self.organization).refusal == nil)
    #expect(admit("operator", Self.systemMethod, actor: "operator").refusal == nil)
  }

  @Test("the operator acts for an organization by a grant's token alone, and nobody outside can bring that one")
  func grant() throws {
    for method in [Self.tenantMethod, Self.systemMethod] {
      #expect(admit("operator", method, organization: Self.organization, actor: "operator").refusal == "grant_missing")
      #expect(admit("operator", method, organization: "", actor: "operator").refusal == "grant_missing")
    }
    let token = try token(Self.claims { ($0.sub, $0.role) = ("operator", "") })
    let (context, refusal) = admit("operator", organization: Self.organization, actor: "operator", token: token)
    #expect(refusal == nil)
    #expect(context.actor == "operator" && context.organizationID == Self.organization)
    #expect(context.sessionID == Self.session)
    #expect(
      admit("operator", organization: Self.other, actor: "operator", token: token).refusal == "principal_mismatch")
    #expect(admit("edge", token: token).refusal == "principal_mismatch")
    // What a service does because the operator asked it to.
    #expect(admit("integrations", Self.systemMethod, organization: Self.organization, token: token).refusal == nil)
    let now = Int64(Date().timeIntervalSince1970)
    let over = try self.token(Self.claims { ($0.sub, $0.iat, $0.exp) = ("operator", now - 900, now) })
    #expect(admit("operator", organization: Self.organization, token: over).refusal == "principal_refused")
  }

  @Test("forged, expired, early, foreign and unsigned tokens are refused alike")
  func forged() throws {
    let stranger = try Ed25519.PrivateKey()
    let now = Int64(Date().timeIntervalSince1970)
    let bad: [Sensitive<String>] = [
      try token(by: stranger), try token(Self.claims { $0.aud = "somebody" }),
      try token(Self.claims { $0.iss = "somebody" }),
      try token(Self.claims { ($0.iat, $0.exp) = (now - 90, now - 30) }),
      try token(Self.claims { ($0.iat, $0.exp) = (now + 60, now + 120) }), try token(Self.claims { $0.org = "all" }),
      Sensitive(try token().reveal() + "A"), Sensitive("operator"), Sensitive(""),
      Sensitive(String(repeating: "a", count: 9_000)),
      // "alg": "none", with the claims of a good one and no signature.
      Sensitive(
        "eyJhbGciOiJub25lIiwia2lkIjoiazEifQ." + (try token().reveal().split(separator: ".")[1]) + "."),
    ]
    for token in bad { #expect(admit("edge", token: token).refusal == "principal_refused") }
    // No caller is so trusted that a bad token of theirs counts.
    #expect(admit("operator", organization: Self.organization, token: bad[0]).refusal == "principal_refused")
  }

  @Test("an ended log-in, a member who left and a closed organization count no more once the feed tells")
  func revoked() async throws {
    // Of one second: a token that is issued after the revocation counts.
    let token = try token()
    let now = Int64(Date().timeIntervalSince1970)
    let revocations: [Revocation] = [
      Revocation(kind: .session, subject: Self.session, at: now),
      Revocation(kind: .membership, subject: "\(Self.organization)/\(Self.user)", at: now),
      Revocation(kind: .principal, subject: Self.user, at: now),
      Revocation(kind: .organization, subject: Self.organization, at: now),
    ]
    for revocation in revocations {
      let verifier = PrincipalVerifier(source: source, events: .discarding())
      source.set([])
      await verifier.look(at: .now)
      let verified = try verifier.verify(token)
      #expect(verifier.stillCounts(verified))
      source.set([revocation])
      await verifier.look(at: .now)
      #expect(!verifier.stillCounts(verified))
      #expect(throws: RPCError.self) { try verifier.verify(token) }
    }
  }

  @Test("with nothing heard for a minute nobody is believed; before anything was heard neither")
  func silence() async throws {
    let token = try token()
    let start = ContinuousClock.now
    let seconds = Int64(Date().timeIntervalSince1970)
    let fresh = PrincipalVerifier(source: source, events: .discarding())
    #expect(
      reason { () throws(RPCError) in try fresh.verify(token, at: start, seconds: seconds) } == "principals_unknown")
    await fresh.look(at: start)
    let verified = try fresh.verify(token, at: start + .seconds(59), seconds: seconds)
    source.fail()
    await fresh.look(at: start + .seconds(59))
    #expect(!fresh.stillCounts(verified, at: start + .seconds(60)))
    #expect(
      reason { () throws(RPCError) in try fresh.verify(token, at: start + .seconds(60), seconds: seconds) }
        == "principals_unknown")
  }

  @Test("the feed is read in pieces, on from the last number, and keys again after a while")
  func pieces() async throws {
    let now = Int64(Date().timeIntervalSince1970)
    source.set((0..<7).map { Revocation(kind: .session, subject: "s\($0)", at: now) })
    let start = ContinuousClock.now
    let verifier = PrincipalVerifier(source: source, events: .discarding())
    await verifier.look(at: start)
    #expect(source.asked == ["keys", "0", "3", "6"])
    await verifier.look(at: start + .seconds(2))
    #expect(source.asked.suffix(1) == ["7"])
    await verifier.look(at: start + .seconds(30))
    #expect(source.asked.suffix(2) == ["keys", "7"])
  }

  private func reason(_ body: () throws(RPCError) -> some Sendable) -> String? {
    do throws(RPCError) {
      _ = try body()
      return nil
    } catch {
      return error.reason
    }
  }
}

/// Keys and revocations as a test says, three a piece.
final class ScriptedPrincipals: PrincipalSource {
  private struct Away: Error {}
  private struct State {
    var revocations: [Revocation] = []
    var asked: [String] = []
    var isAway = false
  }

  private let published: VerificationKeys
  private let state = Mutex(State())

  init(_ keys: VerificationKeys) {
    published = keys
  }

  /// What was asked for since ``set(_:)``.
  var asked: [String] { state.withLock { $0.asked } }

  func set(_ revocations: [Revocation]) { state.withLock { $0 = State(revocations: revocations) } }

  func fail() { state.withLock { $0.isAway = true } }

  func keys() async throws -> VerificationKeys {
    try state.withLock { state in
      guard !state.isAway else { throw Away() }
      state.asked.append("keys")
    }
    return published
  }

  func revocations(after number: Int64) async throws -> RevocationNews {
    try state.withLock { state in
      guard !state.isAway else { throw Away() }
      state.asked.append("\(number)")
      let piece = state.revocations.dropFirst(Int(number)).prefix(3)
      let last = number + Int64(piece.count)
      return RevocationNews(entries: Array(piece), last: last, hasMore: last < Int64(state.revocations.count))
    }
  }
}
