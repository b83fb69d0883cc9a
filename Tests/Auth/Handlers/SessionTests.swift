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

@Suite("Log-ins")
struct SessionTests {
  private static let password = "correct horse battery"

  @Test("a log-in gives a token that counts, here and against the published keys alone")
  func loggedIn() async throws {
    try await AuthBench.with { bench in
      let (organization, owner) = try await bench.organizationWithOwner(password: Self.password)
      let pair = try await bench.logIn("OWNER@acme.test")
      #expect(pair.userID == "\(owner)" && pair.orgID == "\(organization)" && pair.role == "owner")
      let strong = try await bench.verify(pair.accessToken)
      #expect(strong.principal == "user:\(owner)" && strong.permVersion == 1)
      let published = try await bench.handlers.getJwks(
        GetJwksRequest(), context: bench.context(AuthMethods.getJwks, caller: "edge"))
      let keys = try #require(VerificationKeys(json: Array(published.keySet.utf8)))
      #expect(keys.keys.count == 2)
      let verifier = TokenVerifier(issuer: "switchboard", audience: "switchboard", keys: keys)
      let now = Int64(Date().timeIntervalSince1970)
      #expect(try verifier.verify(pair.accessToken.reveal(), now: now).organizationID == organization)
    }
  }

  @Test("an invented address, a wrong password and a person without one are refused alike")
  func alike() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      _ = try await bench.organization(email: "none@acme.test")
      for (email, password) in [
        ("nobody@acme.test", Self.password), ("owner@acme.test", "wrong"), ("none@acme.test", Self.password),
        ("owner@acme.test", ""), ("nobody", "x"), ("owner@acme.test", String(repeating: "x", count: 2000)),
      ] {
        await #expect(throws: AuthError.notRecognized) { try await bench.logIn(email, password) }
      }
    }
  }

  @Test("failures cost the person's next try from there a wait, and nothing elsewhere")
  func penalties() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      for _ in 0..<LogInPenalty.freeFailures {
        await #expect(throws: AuthError.notRecognized) { try await bench.logIn("owner@acme.test", "wrong password") }
      }
      let blocked = try await bench.count(
        "select count(*) from login_penalties where origin <> '\\x00' and blocked_until > failed_at")
      #expect(blocked == 1)
      // Time stands still: the machine may be slower than the wait.
      try await bench.tamper(
        "update login_penalties set blocked_until = clock_timestamp() + interval '1 hour' where origin <> '\\x00'")
      let error = await #expect(throws: AuthError.self) { try await bench.logIn() }
      #expect(error?.rpcError.reason == "too_many_attempts")
      #expect(try await bench.logIn(from: "198.51.100.7").role == "owner")
    }
  }

  @Test("whoever fails everywhere on purpose does not keep the person out of where they are known")
  func noLockOut() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      _ = try await bench.logIn()
      let user = try await bench.count("select count(*) from login_origins")
      #expect(user == 1)
      try await bench.tamper(
        """
        insert into login_penalties (user_id, origin, failures, blocked_until)
        select id, '\\x00', 1000, clock_timestamp() + interval '1 hour' from users
        """)
      #expect(try await bench.logIn().role == "owner")
      let error = await #expect(throws: AuthError.self) { try await bench.logIn(from: "203.0.113.9") }
      #expect(error?.rpcError.reason == "too_many_attempts")
    }
  }

  @Test("an old refresh token gets the same pair for ten seconds, and then ends the session for both holders")
  func reuse() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      let first = try await bench.logIn()
      let second = try await bench.refresh(first.refreshToken)
      #expect(second.refreshToken != first.refreshToken)
      #expect(try await bench.refresh(first.refreshToken) == second)
      try await bench.tamper("update sessions set refreshed_at = refreshed_at - interval '11 seconds'")
      await #expect(throws: AuthError.sessionEnded) { try await bench.refresh(first.refreshToken) }
      await #expect(throws: AuthError.sessionEnded) { try await bench.refresh(second.refreshToken) }
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(second.accessToken) }
      let feed = try await bench.handlers.getRevocations(
        GetRevocationsRequest(), context: bench.context(AuthMethods.getRevocations, caller: "edge"))
      #expect(feed.revocations.map(\.subject) == [first.sessionID] && feed.headSeq == 1)
    }
  }

  @Test("a stolen token does not make its successor: a forged one ends nothing")
  func forged() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      let pair = try await bench.logIn()
      let id = try #require(UUID(uuidString: pair.sessionID))
      for generation in [Int32(1), 2, 3] {
        let forged = RefreshToken(session: id, generation: generation, key: [UInt8](repeating: 0, count: 32)).text
        await #expect(throws: AuthError.sessionEnded) { try await bench.refresh(Sensitive(forged)) }
      }
      for text in ["", "swr_", "swr_AAAA", pair.refreshToken.reveal() + "A"] {
        await #expect(throws: AuthError.sessionEnded) { try await bench.refresh(Sensitive(text)) }
      }
      #expect(try await bench.refresh(pair.refreshToken).role == "owner")
    }
  }

  @Test("one token exchanged by many at once leads to one pair")
  func concurrent() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      let pair = try await bench.logIn()
      let pairs = try await withThrowingTaskGroup(of: TokenPair.self) { group in
        for _ in 0..<8 { group.addTask { try await bench.refresh(pair.refreshToken) } }
        return try await group.reduce(into: Set<TokenPair>()) { $0.insert($1) }
      }
      #expect(pairs.count == 1)
    }
  }

  @Test("who logs out, or is taken out, has no token that counts")
  func ended() async throws {
    try await AuthBench.with { bench in
      let (organization, owner) = try await bench.organizationWithOwner(password: Self.password)
      let pair = try await bench.logIn()
      _ = try await bench.handlers.logout(
        LogoutRequest(refreshToken: pair.refreshToken), context: bench.context(AuthMethods.logout, caller: "edge"))
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(pair.accessToken) }
      let again = try await bench.logIn()
      _ = try await bench.addMember(.owner, to: organization)
      _ = try await bench.handlers.removeMember(
        RemoveMemberRequest(userID: "\(owner)", idempotencyKey: "k"),
        context: bench.context(AuthMethods.removeMember, organization))
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(again.accessToken) }
      await #expect(throws: AuthError.sessionEnded) { try await bench.refresh(again.refreshToken) }
      await #expect(throws: AuthError.notAMember) { try await bench.logIn() }
    }
  }

  @Test("the signing key changes only after its successor was published, and old tokens still count")
  func rotation() async throws {
    try await AuthBench.with { bench in
      _ = try await bench.organizationWithOwner(password: Self.password)
      let before = try await bench.logIn()
      let patient = SigningKeyDuty(sealer: bench.sealer, events: .discarding(), age: .zero)
      #expect(try await patient.run(on: bench.databases.database).count == 0)
      let duty = SigningKeyDuty(sealer: bench.sealer, events: .discarding(), age: .zero, publication: .zero)
      #expect(try await duty.run(on: bench.databases.database).count == 1)
      bench.handlers.mint.keys.forget()
      let snapshot = try await bench.handlers.mint.keys.snapshot()
      #expect(snapshot.published.keys.count == 3)
      #expect(try await bench.verify(before.accessToken).role == "owner")
      #expect(try await bench.count("select count(*) from signing_keys where state = 'current'") == 1)
    }
  }

  @Test(
    "what a refresh token gets",
    arguments: [
      (Int32(3), true, Duration.seconds(60), RefreshDecision.rotate), (2, true, .seconds(10), .repeatLast),
      (2, true, .seconds(11), .reuse), (1, true, .seconds(1), .reuse), (4, true, .seconds(1), .reuse),
      (3, false, .seconds(1), .ended),
    ])
  func decisions(generation: Int32, isLive: Bool, age: Duration, expected: RefreshDecision) {
    #expect(RefreshDecision(generation: generation, current: 3, isLive: isLive, age: age) == expected)
  }
}
