internal import IntegrationsAPI

/// What agents' assistants at voice providers are to be like.
extension APIRoute {
  static let assistants = [
    APIRoute(
      .get, "/v1/agents/{id}/assistant", .integrations, IntegrationsMethods.getAssistant,
      access: .permission("agents.manage"), binding: ["id": "agent_id"],
      "What an agent's assistant is to be like, and whether it is so."),
    APIRoute(
      .put, "/v1/agents/{id}/assistant", .integrations, IntegrationsMethods.putAssistant,
      access: .permission("agents.manage"), status: 202, binding: ["id": "agent_id"],
      "Says what an agent's assistant is to be like, and has it brought to its provider."),
    APIRoute(
      .post, "/v1/agents/{id}/assistant/sync", .integrations, IntegrationsMethods.syncAssistant,
      access: .permission("agents.manage"), status: 202, binding: ["id": "agent_id"],
      "Compares an agent's assistant with what it is to be like once more."),
  ]
}
