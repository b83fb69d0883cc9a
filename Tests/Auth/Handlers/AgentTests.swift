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

@Suite("Agents of an organization")
struct AgentTests {
  @Test("an agent is made once a key and may not be evaluated until somebody allows it")
  func created() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let agent = try #require(try await bench.createAgent(organization, key: "k"))
      #expect(agent.name == "Front desk" && agent.provider == "retell" && agent.providerAgentID == "agent_1")
      #expect(!agent.aiManagerEnabled)
      #expect(try await bench.createAgent(organization, key: "k") == agent)
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.createAgent(organization, providerAgentID: "agent_2", key: "k")
      }
      #expect(try await bench.agents(organization).agents == [agent])
    }
  }

  @Test("a provider's id is taken within its organization only")
  func taken() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      _ = try await bench.createAgent(mine)
      await #expect(throws: AuthError.agentExists) { try await bench.createAgent(mine) }
      _ = try await bench.createAgent(mine, provider: "vapi")
      _ = try await bench.createAgent(theirs)
    }
  }

  @Test("an organization that does not exist gets no agent")
  func unknownOrganization() async throws {
    try await AuthBench.with { bench in
      await #expect(throws: AuthError.organizationNotFound) { try await bench.createAgent(.new()) }
    }
  }

  @Test("pages follow each other, oldest first, and show one organization only")
  func pages() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      _ = try await bench.createAgent(theirs)
      var ids: [String] = []
      for number in 1...5 {
        ids.append(try await bench.createAgent(mine, providerAgentID: "agent_\(number)")?.id ?? "")
      }
      var seen: [String] = []
      var cursor = ""
      repeat {
        let page = try await bench.agents(mine, limit: 2, cursor: cursor)
        seen += page.agents.map(\.id)
        cursor = page.page?.nextCursor ?? ""
      } while !cursor.isEmpty
      // Ids of one millisecond may stand in either order.
      #expect(seen == ids.sorted())
      await #expect(throws: RPCError.self) { try await bench.agents(mine, cursor: "x") }
    }
  }

  @Test("keys of many organizations are resolved at once, each in its own")
  func resolve() async throws {
    try await AuthBench.with { bench in
      let (mine, theirs) = (try await bench.organization(), try await bench.organization())
      let myAgent = try #require(try await bench.createAgent(mine))
      let theirAgent = try #require(try await bench.createAgent(theirs))
      let onlyTheirs = try #require(try await bench.createAgent(theirs, providerAgentID: "agent_2"))
      func key(_ organization: OrganizationID, _ id: String, provider: String = "retell") -> AgentKey {
        AgentKey(orgID: "\(organization)", provider: provider, providerAgentID: id)
      }
      let found = try await bench.resolve([
        key(theirs, "agent_2"), key(mine, "agent_2"), key(mine, "agent_1"), key(theirs, "agent_1"),
        key(mine, "agent_1"), key(mine, "agent_1", provider: "vapi"), key(.new(), "agent_1"),
        key(mine, "agent\0_1"), key(mine, ""), key(mine, "agent_1", provider: "\0"),
        AgentKey(orgID: "nobody", provider: "retell", providerAgentID: "agent_1"),
      ])
      #expect(found.map(\.agentID) == [onlyTheirs.id, myAgent.id, theirAgent.id])
      #expect(found.map(\.key) == [key(theirs, "agent_2"), key(mine, "agent_1"), key(theirs, "agent_1")])
      #expect(try await bench.resolve([]).isEmpty)
    }
  }

  @Test("500 keys are one request, 501 are refused")
  func limit() async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      let keys = (0..<501).map {
        AgentKey(orgID: "\(organization)", provider: "retell", providerAgentID: "agent_\($0)")
      }
      await #expect(throws: AuthError.tooManyItems) { try await bench.resolve(keys) }
      #expect(try await bench.resolve(Array(keys.prefix(500))).isEmpty)
    }
  }

  @Test("what breaks a rule is refused with the field's name", arguments: BadAgent.all)
  func rules(_ expected: BadAgent) async throws {
    try await AuthBench.with { bench in
      let organization = try await bench.organization()
      var request = CreateAgentRequest(
        name: "Front desk", provider: "retell", providerAgentID: "agent_1", idempotencyKey: "k")
      expected.spoil(&request)
      let error = await #expect(throws: InvalidField.self) {
        try await bench.handlers.createAgent(request, context: bench.context(AuthMethods.createAgent, organization))
      }
      #expect(error?.rpcError.code == .invalidArgument && error?.rpcError.reason == expected.reason)
      #expect(try await bench.agents(organization).agents.isEmpty)
    }
  }
}

/// A request that is refused, and why.
struct BadAgent: Sendable, CustomTestStringConvertible {
  var reason: String
  var spoil: @Sendable (inout CreateAgentRequest) -> Void

  init(_ reason: String, spoil: @escaping @Sendable (inout CreateAgentRequest) -> Void) {
    self.reason = reason
    self.spoil = spoil
  }

  var testDescription: String { reason }

  static let all: [BadAgent] = [
    BadAgent("invalid_name") { $0.name = "" },
    BadAgent("invalid_name") { $0.name = "\0" },
    BadAgent("invalid_provider") { $0.provider = "acme" },
    BadAgent("invalid_provider") { $0.provider = "Retell" },
    BadAgent("invalid_provider_agent_id") { $0.providerAgentID = "" },
    BadAgent("invalid_provider_agent_id") { $0.providerAgentID = "a\0b" },
    BadAgent("invalid_provider_agent_id") { $0.providerAgentID = String(repeating: "x", count: 201) },
    BadAgent("idempotency_key_invalid") { $0.idempotencyKey = String(repeating: "k", count: 129) },
  ]
}
