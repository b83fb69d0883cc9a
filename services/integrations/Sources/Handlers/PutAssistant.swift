internal import Calls
internal import Foundation
internal import Identifiers
internal import IntegrationsAPI
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Says what an agent's assistant is to be like, and has it brought there. Throws `invalid_agent_id`, `invalid_name`,
  /// `invalid_first_message`, `invalid_prompt`, `invalid_webhook_url`, `invalid_api_key`, `not_allowed`, `agent_not_found`,
  /// `assistant_not_supported`, `api_key_missing`.
  func putAssistant(_ request: PutAssistantRequest, context: CallContext) async throws
    -> PutAssistantResponse
  {
    let organization = try context.requireOrganization()
    let agent = try agent(request.agentID)
    let settings = try AssistantSettings(request)
    guard request.apiKey.reveal().utf8.count <= 512,
      !request.apiKey.reveal().contains(where: \.isWhitespace)
    else {
      throw InvalidField("api_key", rule: "At most 512 bytes without spaces.")
    }
    _ = try await authority.require(.manageAgents, context, agent: agent, in: organization)
    guard let known = try await authority.agent(agent, in: organization) else {
      throw IntegrationsError.agentNotFound
    }
    guard let provider = VoiceProvider(rawValue: known.provider), !known.providerAgentID.isEmpty
    else {
      throw IntegrationsError.assistantNotSupported
    }
    let keyring = try await sealer.keyring(for: organization)
    let wanted = AssistantStore.Wanted(
      agent: agent, provider: provider, providerAgentID: known.providerAgentID,
      sealedAPIKey: request.apiKey.reveal().isEmpty
        ? nil
        : try keyring.seal(request.apiKey, AssistantSealing.apiKey(of: agent, in: organization)),
      sealedSettings: try settings.sealed(for: agent, by: keyring))
    let stored = try await database.withTransaction(context.scope(organization), retries: 3) {
      transaction in
      guard let stored = try await AssistantStore.want(wanted, of: organization, in: transaction)
      else {
        throw IntegrationsError.apiKeyMissing
      }
      try await SyncAssistantHandler.schedule(stored, in: transaction)
      return stored
    }
    enqueuer.wakeSyncs()
    return PutAssistantResponse(assistant: try await message(stored))
  }

  /// An assistant as it is answered: its settings opened, its key nowhere near it.
  func message(_ stored: StoredAssistant) async throws -> Assistant {
    let keyring = try await sealer.keyring(for: stored.organizationID)
    let settings = try AssistantSettings.open(
      stored.sealedSettings, of: stored.agentID, by: keyring)
    let previous = try stored.sealedPreviousWebhook.map {
      try keyring.openText(
        $0, AssistantSealing.previousWebhook(of: stored.agentID, in: stored.organizationID))
    }
    return Assistant(
      agentID: "\(stored.agentID)", provider: stored.provider.rawValue,
      providerAgentID: stored.providerAgentID,
      name: settings.name, firstMessage: settings.firstMessage, prompt: settings.prompt,
      webhookURL: settings.webhookURL, previousWebhookURL: previous ?? "",
      state: stored.state.message,
      reason: stored.reason ?? "", wantedVersion: stored.wantedVersion,
      syncedVersion: stored.syncedVersion,
      attempts: stored.attempts, updatedAt: Timestamp(stored.updatedAt))
  }
}

extension AssistantSettings {
  /// Throws `invalid_name`, `invalid_first_message`, `invalid_prompt`, `invalid_webhook_url`.
  fileprivate init(_ request: PutAssistantRequest) throws {
    func check(_ text: Sensitive<String>, _ field: String, limit: Int) throws -> Sensitive<String> {
      guard text.reveal().isEmpty || TextRule.allows(text.reveal(), limit: limit) else {
        throw InvalidField(field, rule: "At most \(limit) characters, none of them NUL.")
      }
      return text
    }
    name = try check(request.name, "name", limit: 200)
    firstMessage = try check(request.firstMessage, "first_message", limit: 2_000)
    prompt = try check(request.prompt, "prompt", limit: 50_000)
    webhookURL = try check(request.webhookURL, "webhook_url", limit: 2_048)
    let url = webhookURL.reveal()
    guard url.isEmpty || Self.isAddress(url) else {
      throw InvalidField(
        "webhook_url", rule: "An address that begins with http:// or https://, or empty.")
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme,
      ["http", "https"].contains(scheme)
    else {
      return false
    }
    return parts.host?.isEmpty == false && parts.user == nil
  }
}

extension AssistantState {
  fileprivate var message: IntegrationsAPI.AssistantState {
    switch self {
    case .pending: .pending
    case .done: .done
    case .failed: .failed
    }
  }
}
