import AuthAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import RPCAPI
import ServiceRuntime
import TestSupport
import Testing

@testable import Auth

@Suite("Making organizations")
struct CreateOrganizationTests {
  @Test("an organization has its owner from the start and is found by itself only")
  func created() async throws {
    try await AuthBench.with { bench in
      let response = try await bench.createOrganization(name: "Acme", email: "Ann@Acme.Test", password: "correct horse")
      let id = try #require(OrganizationID(response.organization?.id ?? ""))
      #expect(response.organization?.name == "Acme")
      #expect(UserID(response.ownerUserID) != nil)
      let found = try await bench.handlers.getOrganization(
        GetOrganizationRequest(), context: bench.context(AuthMethods.getOrganization, id))
      #expect(found.organization == response.organization)
      #expect(
        try await bench.count(
          """
          select count(*) from memberships join users on users.id = memberships.user_id
           where memberships.org_id = \(id) and role = 'owner' and email_norm = 'ann@acme.test'
             and password_hash like '$scrypt$%'
          """) == 1)
      await #expect(throws: AuthError.organizationNotFound) {
        try await bench.handlers.getOrganization(
          GetOrganizationRequest(), context: bench.context(AuthMethods.getOrganization, .new()))
      }
    }
  }

  @Test("a repeat under the same key answers the same ids and makes nothing")
  func repeated() async throws {
    try await AuthBench.with { bench in
      let first = try await bench.createOrganization(password: "correct horse", key: "k")
      let second = try await bench.createOrganization(password: "correct horse", key: "k")
      #expect(first == second)
      #expect(try await bench.count("select count(*) from organizations") == 1)
    }
  }

  @Test("the same key for another name, address or asker is no repeat")
  func mismatch() async throws {
    try await AuthBench.with { bench in
      let first = try await bench.createOrganization(key: "k")
      await #expect(throws: IdempotencyError.mismatch) { try await bench.createOrganization(name: "Other", key: "k") }
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.createOrganization(email: "other@acme.test", key: "k")
      }
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.createOrganization(password: "correct horse", key: "k")
      }
      let other = try await bench.createOrganization(key: "k", actor: "ann")
      #expect(other.organization?.id != first.organization?.id)
    }
  }

  @Test("nothing that is kept of a request lets its password be guessed")
  func passwordIsNotHashedAlong() async throws {
    try await AuthBench.with { bench in
      let first = try await bench.createOrganization(password: "correct horse 1", key: "k")
      // Another password counts as the same request: the kept hash does not depend on it.
      #expect(try await bench.createOrganization(password: "correct horse 2", key: "k") == first)
    }
  }

  @Test("a person who is known becomes owner here too, unchanged")
  func knownOwner() async throws {
    try await AuthBench.with { bench in
      let first = try await bench.createOrganization(email: "ann@acme.test")
      let second = try await bench.createOrganization(email: "ANN@acme.test", password: "attackers choice")
      #expect(first.ownerUserID == second.ownerUserID)
      #expect(first.organization?.id != second.organization?.id)
      #expect(try await bench.count("select count(*) from users where password_hash is not null") == 0)
      #expect(try await bench.count("select count(*) from memberships") == 2)
    }
  }

  @Test("many organizations of one new owner at once share one user")
  func concurrentOwners() async throws {
    try await AuthBench.with { bench in
      let owners = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 { group.addTask { try await bench.createOrganization(email: "ann@acme.test").ownerUserID } }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(owners.count == 1)
      #expect(try await bench.count("select count(*) from organizations") == 8)
    }
  }

  @Test("what breaks a rule is refused with the field's name", arguments: BadOrganization.all)
  func rules(_ expected: BadOrganization) async throws {
    try await AuthBench.with { bench in
      var request = CreateOrganizationRequest(
        name: "Acme", ownerEmail: "ann@acme.test", ownerPassword: "correct horse", idempotencyKey: "k")
      expected.spoil(&request)
      let error = await #expect(throws: InvalidField.self) {
        try await bench.handlers.createOrganization(request, context: bench.context(AuthMethods.createOrganization))
      }
      let refusal = try #require(error?.rpcError)
      #expect(refusal.code == .invalidArgument && refusal.reason == expected.reason)
      let detail = try #require(refusal.details.first)
      #expect(try FieldViolation(serialized: detail.value).field == expected.field)
      #expect(try await bench.count("select count(*) from organizations") == 0)
    }
  }

  @Test("names and passwords of the longest form are stored")
  func longest() async throws {
    try await AuthBench.with { bench in
      let response = try await bench.createOrganization(
        name: String(repeating: "👩‍🚀", count: 66), password: String(repeating: "x", count: 1024))
      #expect(response.organization?.name.unicodeScalars.count == 198)
    }
  }
}

/// A request that is refused, and why.
struct BadOrganization: Sendable, CustomTestStringConvertible {
  var reason: String
  var field: String
  var spoil: @Sendable (inout CreateOrganizationRequest) -> Void

  init(_ reason: String, _ field: String, spoil: @escaping @Sendable (inout CreateOrganizationRequest) -> Void) {
    self.reason = reason
    self.field = field
    self.spoil = spoil
  }

  var testDescription: String { reason }

  static let all: [BadOrganization] = [
    BadOrganization("invalid_name", "name") { $0.name = "" },
    BadOrganization("invalid_name", "name") { $0.name = "a\0" },
    BadOrganization("invalid_name", "name") { $0.name = String(repeating: "x", count: 201) },
    BadOrganization("invalid_owner_email", "owner_email") { $0.ownerEmail = "" },
    BadOrganization("invalid_owner_email", "owner_email") { $0.ownerEmail = "nobody" },
    BadOrganization("invalid_owner_email", "owner_email") { $0.ownerEmail = "a\0@b" },
    BadOrganization("invalid_owner_password", "owner_password") { $0.ownerPassword = "too short" },
    BadOrganization("invalid_owner_password", "owner_password") {
      $0.ownerPassword = Sensitive(String(repeating: "x", count: 1025))
    },
    BadOrganization("idempotency_key_invalid", "idempotency_key") { $0.idempotencyKey = "" },
    BadOrganization("idempotency_key_invalid", "idempotency_key") { $0.idempotencyKey = "\0" },
  ]
}
