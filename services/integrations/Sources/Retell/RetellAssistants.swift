internal import Outbound

/// Retell's agents: the agent itself, and the language model behind it, which has the words. Source: Retell's API reference,
/// "Update Agent", "Update Retell LLM".
///
/// Changes land in the latest draft; a version that the tenant has published stays as it is until they publish again.
struct RetellAssistants: AssistantSystem {
  /// What we need to hear of a call.
  static let events: JSONBody = ["call_started", "call_ended", "call_analyzed"]

  func plan(
    _ settings: AssistantSettings, for id: String, through session: AssistantSession
  ) async throws -> AssistantPlan {
    let agent = try await session.send(.retell(.getAgent), id)
    var changes = [
      AssistantChange(
        operation: .retell(.updateAgent), id: id,
        members: Self.agentChanges(of: agent, to: settings))
    ]
    if !settings.firstMessage.reveal().isEmpty || !settings.prompt.reveal().isEmpty {
      guard case .object(let engine)? = agent["response_engine"], engine["type"] == "retell-llm",
        case .text(let model)? = engine["llm_id"]
      else { throw SyncFailure.refused(reason: "engine_not_supported") }
      let llm = try await session.send(.retell(.getLLM), model)
      changes.append(
        AssistantChange(
          operation: .retell(.updateLLM), id: model,
          members: Self.modelChanges(of: llm, to: settings)))
    }
    return AssistantPlan(
      changes: changes, replacedWebhook: Self.replacedWebhook(of: agent, by: settings))
  }

  static func agentChanges(of agent: [String: JSONBody], to settings: AssistantSettings) -> [String:
    JSONBody]
  {
    var wanted: [String: JSONBody] = [:]
    if !settings.name.reveal().isEmpty { wanted["agent_name"] = .text(settings.name.reveal()) }
    if !settings.webhookURL.reveal().isEmpty {
      wanted["webhook_url"] = .text(settings.webhookURL.reveal())
      wanted["webhook_events"] = events
    }
    return wanted.filter { agent[$0.key] != $0.value }
  }

  static func modelChanges(of model: [String: JSONBody], to settings: AssistantSettings) -> [String:
    JSONBody]
  {
    var wanted: [String: JSONBody] = [:]
    if !settings.firstMessage.reveal().isEmpty {
      wanted["begin_message"] = .text(settings.firstMessage.reveal())
    }
    if !settings.prompt.reveal().isEmpty {
      wanted["general_prompt"] = .text(settings.prompt.reveal())
    }
    return wanted.filter { model[$0.key] != $0.value }
  }

  private static func replacedWebhook(of agent: [String: JSONBody], by settings: AssistantSettings)
    -> String?
  {
    guard case .text(let current)? = agent["webhook_url"], !current.isEmpty,
      !settings.webhookURL.reveal().isEmpty,
      current != settings.webhookURL.reveal()
    else { return nil }
    return current
  }
}
