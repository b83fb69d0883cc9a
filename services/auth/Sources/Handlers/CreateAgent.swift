internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Makes an agent of the caller's organization, once for each key.
  ///
  /// Throws `agent_exists`, `organization_not_found`, `permission_denied`, `idempotency_mismatch`, and what ``NewAgent`` refuses.
  func createAgent(_ request: CreateAgentRequest, context: CallContext) async throws -> CreateAgentResponse {
    let organization = try context.requireOrganization()
    let new = try NewAgent(request)
    try await authorizer.require(.agentsManage, in: organization, context: context)
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
      try await key.perform(for: organization, in: transaction, isAudited: false) {
        let row = try await AgentStore.insert(new, of: organization, in: transaction)
        return try CreateAgentResponse(agent: row.message).serialized()
      }
    }
    let response = try CreateAgentResponse(serialized: outcome.response)
    if case .performed = outcome, let id = response.agent.flatMap({ AgentID($0.id) }) {
      events.emit(AuthEvents.agentCreated(organization, id, new.provider))
    }
    return response
  }
}
