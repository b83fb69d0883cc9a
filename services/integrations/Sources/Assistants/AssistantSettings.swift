internal import Foundation
internal import Identifiers
internal import Messages
internal import Sealing

/// What an assistant at a voice provider is to be like. What is empty is left as it is there.
struct AssistantSettings: Sendable, Hashable {
  var name: Sensitive<String> = ""
  /// What it says first.
  var firstMessage: Sensitive<String> = ""
  var prompt: Sensitive<String> = ""
  /// Where its events go.
  var webhookURL: Sensitive<String> = ""

  /// The form that is sealed.
  private struct Content: Codable {
    var name: String
    var firstMessage: String
    var prompt: String
    var webhookURL: String
  }

  func sealed(for agent: AgentID, by keyring: Keyring) throws -> [UInt8] {
    let content = Content(
      name: name.reveal(), firstMessage: firstMessage.reveal(), prompt: prompt.reveal(),
      webhookURL: webhookURL.reveal())
    return try keyring.seal(
      Array(JSONEncoder().encode(content)),
      AssistantSealing.settings(of: agent, in: keyring.organizationID))
  }

  /// Opens what ``sealed(for:by:)`` made. Throws `SealingError`, `DecodingError`.
  static func open(_ sealed: [UInt8], of agent: AgentID, by keyring: Keyring) throws
    -> AssistantSettings
  {
    let opened = try keyring.open(
      sealed, AssistantSealing.settings(of: agent, in: keyring.organizationID))
    let content = try JSONDecoder().decode(Content.self, from: Data(opened))
    return AssistantSettings(
      name: Sensitive(content.name), firstMessage: Sensitive(content.firstMessage),
      prompt: Sensitive(content.prompt),
      webhookURL: Sensitive(content.webhookURL))
  }
}

/// What sealed columns of assistants are bound to.
enum AssistantSealing {
  static func settings(of agent: AgentID, in organization: OrganizationID) -> SealingContext {
    SealingContext(label: "assistant.settings", organizationID: organization, record: agent.uuid)
  }

  static func apiKey(of agent: AgentID, in organization: OrganizationID) -> SealingContext {
    SealingContext(label: "assistant.api_key", organizationID: organization, record: agent.uuid)
  }

  static func previousWebhook(of agent: AgentID, in organization: OrganizationID) -> SealingContext {
    SealingContext(
      label: "assistant.previous_webhook", organizationID: organization, record: agent.uuid)
  }
}
