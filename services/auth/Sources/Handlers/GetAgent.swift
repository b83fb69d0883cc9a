internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// One agent of the caller's organization. Throws `invalid_agent_id`, `agent_not_found`, `permission_denied`.
  func getAgent(_ request: GetAgentRequest, context: CallContext) async throws -> GetAgentResponse {
    let organization = try context.requireOrganization()
    let id = try AgentID.checked(request.agentID)
    try await authorizer.require(.agentsRead, in: organization, agent: id, context: context)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AgentStore.find([id], of: organization, in: $0)
    }
    guard let row = found.first else { throw AuthError.agentNotFound }
    return GetAgentResponse(agent: row.message)
  }
}
