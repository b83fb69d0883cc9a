internal import Outbound

/// Vapi's assistants. A change replaces each member that it names whole, so members are read and changed, never made up.
/// Source: Vapi's API reference, "Update Assistant", "Server".
struct VapiAssistants: AssistantSystem {
  /// What we need to hear of a call; the usual list is heavy and lacks nothing of this.
  static let messages: JSONBody = ["end-of-call-report", "status-update", "tool-calls", "hang"]
  /// Vapi sends nothing a second time unless it is told to: one restart of ours would lose reports for good.
  static let backoffPlan: JSONBody = [
    "type": "exponential", "maxRetries": .integer(5), "baseDelaySeconds": .integer(1),
    "excludedStatusCodes": [.integer(400), .integer(401), .integer(403), .integer(404)],
  ]

  func plan(
    _ settings: AssistantSettings, for id: String, through session: AssistantSession
  ) async throws -> AssistantPlan {
    let assistant = try await session.send(.vapi(.getAssistant), id)
    return AssistantPlan(
      changes: [
        AssistantChange(
          operation: .vapi(.updateAssistant), id: id,
          members: try Self.changes(of: assistant, to: settings))
      ], replacedWebhook: Self.replacedWebhook(of: assistant, by: settings))
  }

  static func changes(
    of assistant: [String: JSONBody], to settings: AssistantSettings
  ) throws(SyncFailure) -> [String: JSONBody] {
    var wanted: [String: JSONBody] = [:]
    if !settings.name.reveal().isEmpty { wanted["name"] = .text(settings.name.reveal()) }
    if !settings.firstMessage.reveal().isEmpty {
      wanted["firstMessage"] = .text(settings.firstMessage.reveal())
    }
    if !settings.prompt.reveal().isEmpty {
      guard case .object(let model)? = assistant["model"] else {
        throw .refused(reason: "engine_not_supported")
      }
      wanted["model"] = .object(prompted(model, settings.prompt.reveal()))
    }
    if !settings.webhookURL.reveal().isEmpty {
      wanted["server"] = .object(server(assistant["server"], settings.webhookURL.reveal()))
      wanted["serverMessages"] = messages
    }
    return wanted.filter { assistant[$0.key] != $0.value }
  }

  /// The model with its first system message replaced, or with one before the others.
  private static func prompted(_ model: [String: JSONBody], _ prompt: String) -> [String: JSONBody] {
    var messages: [JSONBody] = []
    if case .list(let known)? = model["messages"] { messages = known }
    let place = messages.firstIndex { message in
      if case .object(let members) = message { members["role"] == "system" } else { false }
    }
    if let place, case .object(var members) = messages[place] {
      members["content"] = .text(prompt)
      messages[place] = .object(members)
    } else {
      messages.insert(["role": "system", "content": .text(prompt)], at: 0)
    }
    return model.merging(["messages": .list(messages)]) { $1 }
  }

  /// The server with its address replaced; whatever else stands there stays.
  private static func server(_ known: JSONBody?, _ url: String) -> [String: JSONBody] {
    var server: [String: JSONBody] = [:]
    if case .object(let members)? = known { server = members }
    server["url"] = .text(url)
    if server["backoffPlan"] == nil { server["backoffPlan"] = backoffPlan }
    return server
  }

  private static func replacedWebhook(
    of assistant: [String: JSONBody], by settings: AssistantSettings
  ) -> String? {
    guard case .object(let server)? = assistant["server"], case .text(let current)? = server["url"],
      !current.isEmpty,
      !settings.webhookURL.reveal().isEmpty, current != settings.webhookURL.reveal()
    else { return nil }
    return current
  }
}
