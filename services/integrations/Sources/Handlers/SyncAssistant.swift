internal import Calls
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Brings an assistant's settings there once more. Throws `invalid_agent_id`, `assistant_not_found`, `not_allowed`.
  func syncAssistant(_ request: SyncAssistantRequest, context: CallContext) async throws
    -> SyncAssistantResponse
  {
    let organization = try context.requireOrganization()
    let agent = try agent(request.agentID)
    _ = try await authority.require(.manageAgents, context, agent: agent, in: organization)
    let stored = try await database.withTransaction(context.scope(organization), retries: 3) {
      transaction in
      guard
        let stored = try await AssistantStore.wantAgain(agent, of: organization, in: transaction)
      else {
        throw IntegrationsError.assistantNotFound
      }
      try await SyncAssistantHandler.schedule(stored, in: transaction)
      return stored
    }
    enqueuer.wakeSyncs()
    return SyncAssistantResponse(assistant: try await message(stored))
  }
}
