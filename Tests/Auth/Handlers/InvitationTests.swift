import AuthAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Postgres
import ServiceRuntime
import TestSupport
import Testing

@testable import Auth

@Suite("Invitations")
struct InvitationTests {
  private static let password = "correct horse battery"

  private func invite(
    _ bench: AuthBench, _ organization: OrganizationID, _ email: String = "ann@acme.test", role: String = "member",
    actor: String? = nil, caller: String = "operator", key: String = UUID().uuidString
  ) async throws -> CreateInvitationResponse {
    try await bench.handlers.createInvitation(
      CreateInvitationRequest(email: Sensitive(email), role: role, idempotencyKey: key),
      context: bench.context(AuthMethods.createInvitation, organization, actor: actor, caller: caller))
  }

  private func mail(_ bench: AuthBench, _ organization: OrganizationID) async throws -> [AuthAPI.Letter] {
    try await bench.handlers.readMail(ReadMailRequest(), context: bench.context(AuthMethods.readMail, organization))
      .letters
  }

  private func accept(
    _ bench: AuthBench, _ token: String, _ password: String = InvitationTests.password
  ) async throws -> TokenPair {
    try await bench.handlers.acceptInvitation(
      AcceptInvitationRequest(token: Sensitive(token), password: Sensitive(password), remoteAddress: "192.0.2.1"),
      context: bench.context(AuthMethods.acceptInvitation, caller: "edge")
    ).tokens ?? TokenPair()
  }

  @Test("the token is in the mailbox only; who brings it sets a password and is a member, once")
  func accepted() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      let made = try await invite(bench, mine, key: "k")
      #expect(try await invite(bench, mine, key: "k") == made)
      let letters = try await mail(bench, mine)
      #expect(letters.map { $0.email.reveal() } == ["ann@acme.test"])
      let token = try #require(letters.first?.token.reveal())
      // Nothing but the sealed letter has the token or the address.
      #expect(try await bench.count("select count(*) from invitations where invitations::text like '%ann@%'") == 0)
      #expect(try await bench.count("select count(*) from audit_log where audit_log::text like '%ann@%'") == 0)
      let pair = try await accept(bench, token)
      #expect(pair.role == "member" && pair.orgID == "\(mine)")
      #expect(try await bench.logIn("ann@acme.test", Self.password).userID == pair.userID)
      await #expect(throws: AuthError.invitationRefused) { try await accept(bench, token) }
      #expect(try await mail(bench, .new()).isEmpty)
    }
  }

  @Test("somebody who has a password proves it: the token alone lets nobody into another's account")
  func existingUser() async throws {
    try await AuthBench.with { bench in
      let (_, ann) = try await bench.organizationWithOwner(email: "ann@acme.test", password: Self.password)
      let theirs = try await bench.organization()
      _ = try await invite(bench, theirs)
      let token = try #require(try await mail(bench, theirs).first?.token.reveal())
      await #expect(throws: AuthError.notRecognized) { try await accept(bench, token, "attackers choice") }
      #expect(try await bench.count("select count(*) from memberships where org_id = \(theirs)") == 1)
      let pair = try await accept(bench, token)
      #expect(pair.userID == "\(ann)" && pair.orgID == "\(theirs)")
    }
  }

  @Test("of many who bring one token at once one gets in")
  func concurrent() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      _ = try await invite(bench, mine)
      let token = try #require(try await mail(bench, mine).first?.token.reveal())
      let accepted = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<4 { group.addTask { (try? await accept(bench, token)) != nil } }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(accepted == 1)
    }
  }

  @Test("late, made-up and other kinds' tokens are refused alike; a first password keeps the rules")
  func refused() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      _ = try await invite(bench, mine)
      let token = try #require(try await mail(bench, mine).first?.token.reveal())
      for text in ["", "swi_", InvitationToken().text, "swr_" + token.dropFirst(4)] {
        await #expect(throws: AuthError.invitationRefused) { try await accept(bench, text) }
      }
      await #expect(throws: InvalidField.self) { try await accept(bench, token, "short") }
      try await bench.tamper("update invitations set expires_at = clock_timestamp()")
      await #expect(throws: AuthError.invitationRefused) { try await accept(bench, token) }
    }
  }

  @Test("only an owner invites owners, and only who manages members invites")
  func roles() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      let admin = "\(Principal.user(try await bench.addMember(.admin, to: mine)))"
      let viewer = "\(Principal.user(try await bench.addMember(.viewer, to: mine)))"
      _ = try await invite(bench, mine, role: "admin", actor: admin, caller: "edge")
      await #expect(throws: AuthError.permissionDenied) {
        try await invite(bench, mine, role: "owner", actor: admin, caller: "edge")
      }
      await #expect(throws: AuthError.permissionDenied) {
        try await invite(bench, mine, role: "viewer", actor: viewer, caller: "edge")
      }
    }
  }

  @Test("somebody who left and is invited again has a newer version of rights than before")
  func invitedAgain() async throws {
    try await AuthBench.with { bench in
      let (mine, _) = try await bench.organizationWithOwner()
      _ = try await invite(bench, mine)
      let first = try await accept(bench, try #require(try await mail(bench, mine).first?.token.reveal()))
      _ = try await bench.handlers.removeMember(
        RemoveMemberRequest(userID: first.userID, idempotencyKey: "k"),
        context: bench.context(AuthMethods.removeMember, mine))
      _ = try await invite(bench, mine, role: "viewer")
      let again = try await accept(bench, try #require(try await mail(bench, mine).first?.token.reveal()))
      #expect(again.role == "viewer" && again.userID == first.userID)
      #expect(try await bench.verify(again.accessToken).permVersion == 3)
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(first.accessToken) }
    }
  }
}
