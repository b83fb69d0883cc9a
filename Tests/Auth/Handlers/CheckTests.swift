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

@Suite("Whether somebody may")
struct CheckTests {
  @Test("the owner may, in the own organization only; a stranger may nothing")
  func owner() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let other = try await bench.organization(email: "other@acme.test")
      let allowed = try await bench.check(.user(owner), .walletManage, in: mine)
      #expect(allowed.allowed && allowed.role == "owner" && allowed.permVersion == 1)
      #expect(try await bench.check(.user(owner), .organizationRead, in: other) == CheckResponse())
      #expect(try await bench.check(.user(.new()), .organizationRead, in: mine) == CheckResponse())
      #expect(try await bench.check(.key(.new()), .organizationRead, in: mine) == CheckResponse())
      #expect(try await bench.check(.user(owner), .organizationRead, in: .new()) == CheckResponse())
    }
  }

  @Test("an agent of another organization ends the question, whatever the role")
  func foreignAgent() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let theirs = try await bench.organization(email: "other@acme.test")
      let myAgent = try #require(AgentID(try await bench.createAgent(mine)?.id ?? ""))
      let theirAgent = try #require(AgentID(try await bench.createAgent(theirs)?.id ?? ""))
      #expect(try await bench.check(.user(owner), .agentsManage, in: mine, agent: myAgent).allowed)
      #expect(try await bench.check(.user(owner), .agentsManage, in: mine, agent: theirAgent).allowed == false)
      #expect(try await bench.check(.user(owner), .agentsManage, in: mine, agent: .new()).allowed == false)
    }
  }

  @Test("a suspended organization's people may look and change nothing; a closed one's nothing")
  func states() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      try await bench.update(mine, status: .suspended)
      #expect(try await bench.check(.user(owner), .callsRead, in: mine).allowed)
      #expect(try await bench.check(.user(owner), .agentsManage, in: mine).allowed == false)
      try await bench.update(mine, status: .closed)
      #expect(try await bench.check(.user(owner), .callsRead, in: mine).allowed == false)
    }
  }

  @Test("what goes back to a log-in that has ended, or to somebody else's, is not allowed")
  func sessions() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner(password: "correct horse battery")
      let stranger = try await bench.addMember(.admin, to: mine)
      let pair = try await bench.logIn()
      #expect(try await bench.check(.user(owner), .connectionsManage, in: mine, session: pair.sessionID).allowed)
      for (principal, session) in [(owner, UUID().uuidString), (stranger, pair.sessionID)] {
        #expect(
          try await bench.check(.user(principal), .connectionsManage, in: mine, session: session) == CheckResponse())
      }
      _ = try await bench.handlers.endSession(
        EndSessionRequest(sessionID: pair.sessionID),
        context: bench.context(
          AuthMethods.endSession, mine, actor: "\(Principal.user(owner))", caller: "edge", session: pair.sessionID))
      #expect(
        try await bench.check(.user(owner), .connectionsManage, in: mine, session: pair.sessionID) == CheckResponse())
      #expect(try await bench.check(.user(owner), .connectionsManage, in: mine).allowed)
    }
  }

  @Test("who knows of a newer version is not told by an older one")
  func versions() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      #expect(try await bench.check(.user(owner), .callsRead, in: mine, atLeast: 1).allowed)
      await #expect(throws: AuthError.versionNotReached) {
        try await bench.check(.user(owner), .callsRead, in: mine, atLeast: 2)
      }
    }
  }

  @Test(
    "what is not asked in our words is refused",
    arguments: [
      ("nobody", "calls.read", "", "invalid_principal"),
      ("user:0198c0de-0000-7000-8000-000000000001", "calls.everything", "", "invalid_permission"),
      ("user:0198c0de-0000-7000-8000-000000000001", "", "", "invalid_permission"),
      ("user:0198c0de-0000-7000-8000-000000000001", "calls.read", "agent_1", "invalid_agent_id"),
    ])
  func malformed(principal: String, permission: String, agent: String, reason: String) async throws {
    try await AuthBench.with { bench in
      let error = await #expect(throws: InvalidField.self) {
        try await bench.handlers.check(
          CheckRequest(principal: principal, permission: permission, agentID: agent),
          context: bench.context(AuthMethods.check, .new()))
      }
      #expect(error?.rpcError.reason == reason)
    }
  }

  @Test("a service that calls in somebody's name gets what they may, and nothing in nobody's name")
  func inSomebodysName() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let request = CreateAgentRequest(
        name: "Front desk", provider: "retell", providerAgentID: "agent_1", idempotencyKey: "k")
      func create(_ actor: String?) async throws -> CreateAgentResponse {
        try await bench.handlers.createAgent(
          request, context: bench.context(AuthMethods.createAgent, mine, actor: actor, caller: "edge"))
      }
      await #expect(throws: AuthError.principalMissing) { try await create(nil) }
      await #expect(throws: AuthError.principalMissing) { try await create("operator") }
      await #expect(throws: AuthError.permissionDenied) { try await create("\(Principal.user(.new()))") }
      #expect(try await create("\(Principal.user(owner))").agent?.name == "Front desk")
    }
  }
}
