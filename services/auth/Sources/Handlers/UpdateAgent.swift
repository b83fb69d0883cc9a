internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Changes an agent of the caller's organization, once for each key.
  ///
  /// Throws `agent_not_found`, `permission_denied`, `idempotency_mismatch`, and what ``AgentChange`` refuses.
  func updateAgent(_ request: UpdateAgentRequest, context: CallContext) async throws -> UpdateAgentResponse {
    let organization = try context.requireOrganization()
    let change = try AgentChange(request)
    try await authorizer.require(.agentsManage, in: organization, agent: change.agent, context: context)
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
      try await key.perform(for: organization, in: transaction, isAudited: false) {
        guard let row = try await AgentStore.update(change, of: organization, in: transaction) else {
          throw AuthError.agentNotFound
        }
        return try UpdateAgentResponse(agent: row.message).serialized()
      }
    }
    let response = try UpdateAgentResponse(serialized: outcome.response)
    if case .performed = outcome {
      events.emit(
        AuthEvents.agentUpdated(
          organization, change.agent, isAIManagerEnabled: response.agent?.aiManagerEnabled ?? false))
    }
    return response
  }
}
