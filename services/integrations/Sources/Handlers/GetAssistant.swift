internal import Calls
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// What an agent's assistant is to be like, and where that stands. Throws `invalid_agent_id`, `assistant_not_found`.
  func getAssistant(_ request: GetAssistantRequest, context: CallContext) async throws
    -> GetAssistantResponse
  {
    let organization = try context.requireOrganization()
    let agent = try agent(request.agentID)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AssistantStore.find(agent, of: organization, in: $0)
    }
    guard let found else { throw IntegrationsError.assistantNotFound }
    return GetAssistantResponse(assistant: try await message(found))
  }
}
