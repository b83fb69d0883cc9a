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

@Suite("What may be done with calls of agents")
struct AgentPolicyTests {
  @Test("evaluation is off and nothing is redacted until somebody says so; then at once")
  func changes() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      let agent = try #require(try await bench.createAgent(mine))
      let reference = AgentReference(orgID: "\(mine)", agentID: agent.id)
      var expected = AgentPolicy(
        agent: reference, orgStatus: .active, phiMode: .off, agentKnown: true, aiManagerEnabled: false,
        agentName: "Front desk", agentProvider: agent.provider, providerAgentID: agent.providerAgentID)
      #expect(try await bench.policies([reference]) == [expected])
      let updated = try await bench.updateAgent(mine, agent.id, name: "Night desk", isAIManagerEnabled: true, key: "k")
      #expect(updated?.version == 2)
      try await bench.update(mine, phiMode: .noSend, status: .suspended)
      expected.phiMode = .noSend
      expected.orgStatus = .suspended
      expected.aiManagerEnabled = true
      expected.agentName = "Night desk"
      #expect(try await bench.policies([reference]) == [expected])
      // A repeat of the change answers as the first did and changes nothing.
      #expect(
        try await bench.updateAgent(mine, agent.id, name: "Night desk", isAIManagerEnabled: true, key: "k") == updated)
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.updateAgent(mine, agent.id, name: "Day desk", key: "k")
      }
      #expect(try await bench.agents(mine).agents == [try #require(updated)])
    }
  }

  @Test("many organizations at once; another's agent is unknown, an organization that is not there has no answer")
  func many() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let myAgent = try #require(try await bench.createAgent(mine))
      let theirAgent = try #require(try await bench.createAgent(theirs))
      func reference(_ organization: OrganizationID, _ agent: String) -> AgentReference {
        AgentReference(orgID: "\(organization)", agentID: agent)
      }
      let found = try await bench.policies([
        reference(mine, theirAgent.id), reference(theirs, theirAgent.id), reference(.new(), myAgent.id),
        reference(mine, ""), reference(mine, "x"), reference(mine, myAgent.id),
        AgentReference(orgID: "nobody", agentID: myAgent.id),
      ])
      #expect(
        found.map(\.agent) == [
          reference(mine, theirAgent.id), reference(theirs, theirAgent.id), reference(mine, ""), reference(mine, "x"),
          reference(mine, myAgent.id),
        ])
      #expect(found.map(\.agentKnown) == [false, true, false, false, true])
      #expect(found.allSatisfy { $0.orgStatus == .active && $0.phiMode == .off })
      #expect(found[0].agentName.isEmpty)
    }
  }

  @Test("500 references are one request, 501 are refused")
  func limit() async throws {
    try await AuthBench.with { bench in
      let references = (0..<501).map { _ in AgentReference(orgID: "nobody") }
      await #expect(throws: InvalidField.self) { try await bench.policies(references) }
      let answers = try await bench.policies(Array(references.prefix(500)))
      #expect(answers.isEmpty)
    }
  }

  @Test("another organization's agent is not there to be changed or read")
  func foreign() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let theirAgent = try #require(try await bench.createAgent(theirs))
      await #expect(throws: AuthError.agentNotFound) { try await bench.updateAgent(mine, theirAgent.id, name: "x") }
      await #expect(throws: AuthError.agentNotFound) {
        try await bench.handlers.getAgent(
          GetAgentRequest(agentID: theirAgent.id), context: bench.context(AuthMethods.getAgent, mine))
      }
    }
  }

  @Test("a status or mode that is not known changes nothing")
  func unknownWords() async throws {
    try await AuthBench.with { bench in
      let mine = try await bench.organization()
      await #expect(throws: InvalidField.self) { try await bench.update(mine, phiMode: PhiMode(rawValue: 9)) }
      await #expect(throws: InvalidField.self) { try await bench.update(mine, status: OrganizationStatus(rawValue: 9)) }
      await #expect(throws: AuthError.organizationNotFound) { try await bench.update(.new(), phiMode: .redact) }
    }
  }

  @Test("the owner chooses what is sent, and not whether the organization works")
  func statusIsTheOperators() async throws {
    try await AuthBench.with { bench in
      let (mine, owner) = try await bench.organizationWithOwner()
      let actor = "\(Principal.user(owner))"
      try await bench.update(mine, phiMode: .redact, actor: actor, caller: "edge")
      await #expect(throws: AuthError.permissionDenied) {
        try await bench.update(mine, status: .active, actor: actor, caller: "edge")
      }
    }
  }
}
