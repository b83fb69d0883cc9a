import AuthAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Postgres
import TestSupport
import Testing

@testable import Auth

@Suite("The audit log")
struct AuditTests {
  private func entry(_ organization: OrganizationID, id: UUID = UUID(), after: String = "") -> AuditEntry {
    AuditEntry(
      entryID: id.uuidString, orgID: "\(organization)", at: Timestamp(Date()), actor: "service:billing",
      action: "wallet.credited", object: "x", after: Sensitive(after))
  }

  private func append(_ bench: AuthBench, _ entries: [AuditEntry]) async throws -> [String] {
    try await bench.handlers.appendAudit(
      AppendAuditRequest(entries: entries), context: bench.context(AuthMethods.appendAudit, caller: "billing")
    ).outcomes
  }

  private func verify(_ bench: AuthBench, _ organization: OrganizationID) async throws -> VerifyAuditResponse {
    try await bench.handlers.verifyAudit(
      VerifyAuditRequest(), context: bench.context(AuthMethods.verifyAudit, organization))
  }

  @Test("entries come once each, in one chain an organization, also when they race")
  func chained() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let known = entry(mine)
      #expect(try await append(bench, [known, known, entry(theirs)]) == ["appended", "known", "appended"])
      #expect(try await append(bench, [AuditEntry(), known]) == ["refused", "known"])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { _ = try await append(bench, [entry(mine)]) } }
        try await group.waitForAll()
      }
      #expect(try await verify(bench, mine) == VerifyAuditResponse(whole: true, checked: 9))
      #expect(try await verify(bench, theirs) == VerifyAuditResponse(whole: true, checked: 1))
      #expect(try await verify(bench, .new()) == VerifyAuditResponse(whole: true))
      let listed = try await bench.handlers.listAudit(
        ListAuditRequest(page: .init(limit: 4, cursor: "2")), context: bench.context(AuthMethods.listAudit, mine))
      #expect(listed.records.map(\.seq) == [3, 4, 5, 6] && listed.page?.nextCursor == "6")
    }
  }

  @Test("whatever is changed, taken out or cut off shows", arguments: 0..<4)
  func tampered(attack: Int) async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      _ = try await append(bench, (0..<5).map { _ in entry(mine) })
      let attacks: [(Statement, Int64)] = [
        ("update audit_log set action = 'nothing' where seq = 3", 3), ("delete from audit_log where seq = 2", 2),
        ("delete from audit_log where seq = 5", 5),
        ("update audit_log set after_hash = before_hash, salt = substring(sha256('x') for 16) where seq = 4", 4),
      ]
      try await bench.tamper(attacks[attack].0)
      let answer = try await verify(bench, mine)
      #expect(!answer.whole && answer.firstBadSeq == attacks[attack].1)
    }
  }

  @Test("the service itself can neither change nor delete an entry", arguments: [true, false])
  func appendOnly(deletes: Bool) async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      _ = try await append(bench, [entry(mine)])
      let error = await #expect(throws: PostgresError.self) {
        try await bench.databases.database.withTransaction(.tenant(mine)) {
          try await $0.execute(deletes ? "delete from audit_log" : "update audit_log set actor = 'nobody'")
        }
      }
      #expect(error?.code == .insufficientPrivilege)
    }
  }

  @Test("a value cannot be found by trying: the same one hashes differently each time, and is nowhere plain")
  func salted() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      _ = try await append(bench, [entry(mine, after: "+15550100"), entry(mine, after: "+15550100")])
      #expect(try await bench.count("select count(distinct after_hash) from audit_log") == 2)
      #expect(try await bench.count("select count(*) from audit_log where audit_log::text like '%5550100%'") == 0)
    }
  }

  @Test("what is done to members is in the log of their organization")
  func members() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let admin = try await bench.addMember(.admin, to: mine)
      let viewer = try await bench.addMember(.viewer, to: mine)
      func set(_ user: UserID, _ role: String, by actor: UserID) async throws -> Int64 {
        try await bench.handlers.setMemberRole(
          SetMemberRoleRequest(userID: "\(user)", role: role, idempotencyKey: UUID().uuidString),
          context: bench.context(
            AuthMethods.setMemberRole, mine, actor: "\(Principal.user(actor))", caller: "edge")
        ).permVersion
      }
      #expect(try await set(viewer, "member", by: admin) == 2)
      await #expect(throws: AuthError.permissionDenied) { try await set(viewer, "owner", by: admin) }
      await #expect(throws: AuthError.permissionDenied) { try await set(owner, "viewer", by: admin) }
      await #expect(throws: AuthError.permissionDenied) { try await set(viewer, "viewer", by: viewer) }
      await #expect(throws: AuthError.lastOwner) { try await set(owner, "viewer", by: owner) }
      await #expect(throws: AuthError.memberNotFound) { try await set(.new(), "viewer", by: owner) }
      let listed = try await bench.handlers.listAudit(
        ListAuditRequest(), context: bench.context(AuthMethods.listAudit, mine))
      #expect(listed.records.map(\.action) == ["member.role_changed"])
      let people = try await bench.handlers.listMembers(
        ListMembersRequest(), context: bench.context(AuthMethods.listMembers, mine))
      #expect(people.members.map(\.role).sorted() == ["admin", "member", "owner"])
    }
  }
}
