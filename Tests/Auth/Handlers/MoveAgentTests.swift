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

@Suite("Moving agents")
struct MoveAgentTests {
  private func move(
    _ bench: AuthBench, _ agent: String, from: OrganizationID, to: OrganizationID, at: Date? = nil,
    actor: String? = nil, caller: String = "operator", key: String = UUID().uuidString
  ) async throws -> MoveAgentResponse {
    try await bench.handlers.moveAgent(
      MoveAgentRequest(agentID: agent, toOrgID: "\(to)", at: at.map(Timestamp.init), idempotencyKey: key),
      context: bench.context(AuthMethods.moveAgent, from, actor: actor, caller: caller))
  }

  @Test("from the moment on the agent is the other organization's, with evaluation off")
  func moved() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let agent = try #require(try await bench.createAgent(mine))
      _ = try await bench.updateAgent(mine, agent.id, isAIManagerEnabled: true)
      let answer = try await move(bench, agent.id, from: mine, to: theirs, key: "k")
      #expect(try await move(bench, agent.id, from: mine, to: theirs, key: "k") == answer)
      #expect(try await bench.agents(mine).agents.isEmpty)
      let received = try await bench.agents(theirs).agents
      #expect(received.map(\.id) == [agent.id] && received.allSatisfy { !$0.aiManagerEnabled })
      let policies = try await bench.policies([
        AgentReference(orgID: "\(mine)", agentID: agent.id), AgentReference(orgID: "\(theirs)", agentID: agent.id),
      ])
      #expect(policies.map(\.agentKnown) == [false, true])
      let back = try await move(bench, agent.id, from: theirs, to: mine)
      #expect(back.at != nil)
      #expect(try await bench.agents(mine).agents.map(\.id) == [agent.id])
      #expect(try await bench.count("select count(*) from audit_log where action like 'agent.%'") == 4)
    }
  }

  @Test("never in the past, never more than a year ahead, and one move at a time")
  func times() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let agent = try #require(try await bench.createAgent(mine))
      for at in [Date() - 60, Date() + 366 * 86_400] {
        await #expect(throws: InvalidField.self) { try await move(bench, agent.id, from: mine, to: theirs, at: at) }
      }
      _ = try await move(bench, agent.id, from: mine, to: theirs, at: Date() + 3600)
      // Until then it is the first one's.
      #expect(try await bench.agents(mine).agents.map(\.id) == [agent.id])
      #expect(try await bench.agents(theirs).agents.isEmpty)
      await #expect(throws: AuthError.agentNotFound) { try await move(bench, agent.id, from: mine, to: theirs) }
    }
  }

  @Test("who does not own both organizations moves nothing; nor does anybody an agent that is not theirs")
  func permissions() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let theirs = try await bench.organization(email: "other@acme.test")
      let agent = try #require(try await bench.createAgent(mine))
      let actor = "\(Principal.user(owner))"
      await #expect(throws: AuthError.permissionDenied) {
        try await move(bench, agent.id, from: mine, to: theirs, actor: actor, caller: "edge")
      }
      await #expect(throws: AuthError.permissionDenied) {
        try await move(bench, agent.id, from: theirs, to: mine, actor: actor, caller: "edge")
      }
      await #expect(throws: AuthError.agentNotFound) { try await move(bench, agent.id, from: theirs, to: mine) }
      await #expect(throws: AuthError.organizationNotFound) { try await move(bench, agent.id, from: mine, to: .new()) }
      #expect(try await bench.agents(mine).agents.map(\.id) == [agent.id])
    }
  }

  @Test("an organization that has another agent under the provider's id does not get a second one")
  func taken() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let agent = try #require(try await bench.createAgent(mine))
      _ = try await bench.createAgent(theirs)
      await #expect(throws: AuthError.agentExists) { try await move(bench, agent.id, from: mine, to: theirs) }
      #expect(try await bench.agents(mine).agents.map(\.id) == [agent.id])
    }
  }
}
