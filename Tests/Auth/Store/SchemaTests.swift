import AuthAPI
import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Auth

@Suite("The schema of auth")
struct SchemaTests {
  @Test("every table keeps the rules of tenancy")
  func catalogRules() async throws {
    try await TestDatabase.with(Auth.migrations) { databases in
      let violations = try await CatalogRules.violations(in: databases.admin, schema: "auth")
      #expect(violations == [])
    }
  }

  @Test("the list of migrations names every file of the folder")
  func migrationsAreComplete() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "services/auth/migrations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    let own = try #require(Auth.migrations.components.last)
    let listed = own.files.map { file in
      let number = String(file.number)
      return String(repeating: "0", count: 4 - number.count) + number + "_\(file.name).sql"
    }
    #expect(listed == files)
  }

  @Test("an organization cannot be committed without an owner")
  func ownerless() async throws {
    try await AuthBench.with { bench in
      let id = OrganizationID.new()
      let error = await #expect(throws: PostgresError.self) {
        try await bench.databases.database.withTransaction(.tenant(id)) {
          _ = try await OrganizationStore.insert(id, name: "Acme", in: $0)
        }
      }
      #expect(error?.constraint == "organization_must_have_owner")
    }
  }

  @Test("nobody inserts an organization, member or agent in another one's name")
  func foreignRows() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let statements: [Statement] = [
        "insert into organizations (org_id, name) values (\(OrganizationID.new()), 'x')",
        "insert into memberships (org_id, user_id, role) values (\(theirs), \(UserID.new()), 'owner')",
        """
        insert into agents (org_id, id, name, provider, provider_agent_id)
        values (\(theirs), \(AgentID.new()), 'x', 'retell', 'x')
        """,
      ]
      for statement in statements {
        let error = await #expect(throws: PostgresError.self) {
          try await bench.databases.database.withTransaction(.tenant(mine)) { try await $0.execute(statement) }
        }
        #expect(error?.code == .insufficientPrivilege, "\(statement)")
      }
    }
  }

  @Test("two owners who leave at once: one stays")
  func lastTwoOwners() async throws {
    try await AuthBench.with { bench in
      let (organization, first) = try await bench.organizationWithOwner()
      let second = try await bench.addMember(.owner, to: organization)
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for user in [first, second] {
          group.addTask {
            do {
              _ = try await bench.handlers.removeMember(
                RemoveMemberRequest(userID: "\(user)", idempotencyKey: UUID().uuidString),
                context: bench.context(AuthMethods.removeMember, organization))
              return true
            } catch {
              return false
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == 1)
      let owners = try await bench.count(
        "select count(*) from memberships where org_id = \(organization) and role = 'owner' and status = 'active'")
      #expect(owners == 1)
    }
  }

  @Test("an agent never has two organizations at one time")
  func ownershipOverlap() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let agent = try #require(AgentID(try await bench.createAgent(mine)?.id ?? ""))
      let error = await #expect(throws: PostgresError.self) {
        try await bench.databases.database.withTransaction(.tenant(theirs)) {
          try await AgentOwnershipStore.insertFirst(agent, of: theirs, in: $0)
        }
      }
      #expect(error?.code == .exclusionViolation)
    }
  }
}
