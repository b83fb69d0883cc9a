import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Messages
import Postgres
import Simulator
import TestSupport
import Testing

@testable import Integrations

@Suite struct AssistantTests {
  private static let hook = "https://edge.test/webhooks/retell/token"

  @Test(
    "what somebody wants of a Retell agent is brought there, to the agent and to its words, and nothing else changes")
  func retell() async throws {
    try await SyncBench.with { bench in
      try bench.simulator.control(
        "retell/agents", ["agent_id": "agent_1", "webhook_url": "https://before.test/hook"])
      let put = try await bench.put(name: "Front desk", firstMessage: "Hello, this is Max.", prompt: "Be brief.")
      #expect(put.state == .pending && put.provider == "retell" && put.providerAgentID == "agent_1")
      let done = try await bench.assistant { $0.state == .done }
      #expect(done.syncedVersion == 1 && done.previousWebhookURL.reveal() == "https://before.test/hook")
      let agent = try #require(try bench.simulator.items("retell/agents").first)
      #expect(agent["agent_name"]?.text == "Front desk" && agent["webhook_url"]?.text == Self.hook)
      #expect(agent["voice_id"]?.text == "simulated-voice" && agent["language"]?.text == "en-US")
      let model = try #require(try bench.simulator.items("retell/llms").first)
      #expect(model["begin_message"]?.text == "Hello, this is Max." && model["general_prompt"]?.text == "Be brief.")
      try await eventually(within: .seconds(60)) { bench.webhooks.news.map(\.kind) == ["assistant.synced"] }
    }
  }

  @Test("what is there already is not sent again; what somebody changed there is, once it is asked for")
  func again() async throws {
    try await SyncBench.with { bench in
      try bench.simulator.control("retell/agents", ["agent_id": "agent_1"])
      _ = try await bench.put(name: "Front desk")
      _ = try await bench.assistant { $0.state == .done }
      let update = "PATCH /update-agent/{id}"
      #expect(try bench.simulator.requestCount("retell", update) == 1)
      _ = try await bench.syncAgain()
      _ = try await bench.assistant { $0.state == .done && $0.syncedVersion == 2 }
      #expect(try bench.simulator.requestCount("retell", update) == 1)
      #expect(try bench.simulator.requestCount("retell", "PATCH /update-retell-llm/{id}") == 0)
      try bench.simulator.control("retell/agents", ["agent_id": "agent_1", "agent_name": "Somebody's"])
      _ = try await bench.syncAgain()
      _ = try await bench.assistant { $0.state == .done && $0.syncedVersion == 3 }
      let agent = try #require(try bench.simulator.items("retell/agents").last)
      #expect(agent["agent_name"]?.text == "Front desk" && agent["webhook_url"]?.text == Self.hook)
    }
  }

  @Test(
    "of a Vapi assistant members are changed and not made up: model, tools and credential stay, retries are asked for")
  func vapi() async throws {
    try await SyncBench.with { bench in
      bench.authority.know(KnownAgent(provider: "vapi", providerAgentID: "a-1"))
      try bench.simulator.control(
        "vapi/assistants",
        [
          "id": "a-1", "name": "Before",
          "model": [
            "provider": "openai", "model": "gpt-4o", "temperature": .number(0.25), "toolIds": ["t-1"],
            "messages": [["role": "system", "content": "Old."], ["role": "user", "content": "Example."]],
          ],
          "server": ["url": "https://before.test/vapi", "timeoutSeconds": 20, "credentialId": "c-1"],
          "voice": ["provider": "11labs", "voiceId": "max"],
        ])
      _ = try await bench.put(name: "", firstMessage: "Hello.", prompt: "Be brief.")
      let done = try await bench.assistant { $0.state == .done }
      #expect(done.previousWebhookURL.reveal() == "https://before.test/vapi")
      let assistant = try #require(try bench.simulator.items("vapi/assistants").first)
      #expect(assistant["name"]?.text == "Before" && assistant["firstMessage"]?.text == "Hello.")
      #expect(assistant["voice"]?["voiceId"]?.text == "max")
      let model = try #require(assistant["model"])
      #expect(model["toolIds"]?.elements?.first?.text == "t-1" && model["model"]?.text == "gpt-4o")
      #expect(model["messages"]?.elements?.compactMap { $0["content"]?.text } == ["Be brief.", "Example."])
      let server = try #require(assistant["server"])
      #expect(server["url"]?.text == Self.hook && server["credentialId"]?.text == "c-1")
      #expect(server["backoffPlan"]?["maxRetries"]?.integer == 5)
      #expect(assistant["serverMessages"]?.elements?.count == 4)
      _ = try await bench.syncAgain()
      _ = try await bench.assistant { $0.state == .done && $0.syncedVersion == 2 }
      #expect(try bench.simulator.requestCount("vapi", "PATCH /assistant/{id}") == 1)
    }
  }

  @Test("a provider that fails in passing is tried again, one that refuses is not; why it failed is told")
  func failures() async throws {
    try await SyncBench.with { bench in
      _ = try await bench.put(name: "Front desk")
      let failed = try await bench.assistant { $0.state == .failed }
      #expect(failed.reason == "assistant_not_found" && failed.syncedVersion == 0)
      try bench.simulator.control("retell/agents", ["agent_id": "agent_1"])
      try bench.simulator.control(
        "retell/faults",
        ["operation": "PATCH /update-agent/{id}", "kind": "drop_response", "count": 4])
      _ = try await bench.syncAgain()
      let done = try await bench.assistant { $0.state == .done }
      #expect(done.attempts >= 2 && done.reason.isEmpty)
      try bench.simulator.control("retell/settings", ["api_key": "another"])
      _ = try await bench.syncAgain()
      #expect(try await bench.assistant { $0.state == .failed }.reason == "api_key_refused")
      try await eventually(within: .seconds(60)) {
        bench.webhooks.news.map(\.kind) == ["assistant.failed", "assistant.synced", "assistant.failed"]
      }
    }
  }

  @Test("keys and settings are sealed, no answer has a key, and nobody changes an assistant without the permission")
  func secrecy() async throws {
    try await SyncBench.with { bench in
      try bench.simulator.control("retell/agents", ["agent_id": "agent_1"])
      #expect(await refusal { try await bench.put(name: "x", key: "") } == "api_key_missing")
      let put = try await bench.put(name: "Front desk", prompt: "canary-prompt", key: "canary-key")
      #expect(!"\(put)".contains("canary") && put.prompt.reveal() == "canary-prompt")
      let plain = try await bench.admin.withTransaction(.system) {
        try await $0.rows("select assistants::text as text from integrations.assistants")[0]
          .get("text", as: String.self)
      }
      #expect(!plain.contains("canary") && !plain.contains("Front desk"))
      // The stored key stays where none is sent.
      _ = try await bench.put(name: "Night desk", key: "")
      _ = try await bench.assistant { $0.state == .done && $0.syncedVersion == 2 }
      #expect(await refusal { try await bench.put(name: "x", webhook: "ftp://x") } == "invalid_webhook_url")
      bench.authority.know(KnownAgent(provider: "twilio", providerAgentID: "+15550100"))
      #expect(await refusal { try await bench.put(name: "x") } == "assistant_not_supported")
      bench.authority.forbid()
      #expect(await refusal { try await bench.put(name: "x") } == "not_allowed")
      #expect(await refusal { try await bench.syncAgain() } == "not_allowed")
    }
  }
}

extension SyncBench {
  fileprivate func put(
    name: String, firstMessage: String = "", prompt: String = "",
    webhook: String = "https://edge.test/webhooks/retell/token", key: String = "key_1"
  ) async throws -> Assistant {
    try await parts.handlers.putAssistant(
      PutAssistantRequest(
        agentID: "\(agent)", apiKey: Sensitive(key), name: Sensitive(name), firstMessage: Sensitive(firstMessage),
        prompt: Sensitive(prompt), webhookURL: Sensitive(webhook)),
      context: context(IntegrationsMethods.putAssistant.description)
    ).assistant ?? Assistant()
  }

  fileprivate func syncAgain() async throws -> Assistant {
    try await parts.handlers.syncAssistant(
      SyncAssistantRequest(agentID: "\(agent)"), context: context(IntegrationsMethods.syncAssistant.description)
    ).assistant ?? Assistant()
  }

  /// The assistant once `isReached` accepts it.
  fileprivate func assistant(_ isReached: @escaping @Sendable (Assistant) -> Bool) async throws -> Assistant {
    var found = Assistant()
    try await eventually(within: .seconds(60)) {
      found =
        try await parts.handlers.getAssistant(
          GetAssistantRequest(agentID: "\(agent)"), context: context(IntegrationsMethods.getAssistant.description)
        ).assistant ?? Assistant()
      return isReached(found)
    }
    return found
  }
}
